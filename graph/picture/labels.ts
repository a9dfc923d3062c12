import { nameSize, type Place, smallSize, type Writing } from './svg.ts';

/*
 * Where words stand in a picture so that they cover neither nodes nor each other. What finds no room is left out: a name that cannot
 * be read helps nobody.
 */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Signs much narrower or wider than the rest, in parts of the height; from the metrics that Arial, Helvetica and Liberation Sans share. */
const narrow = /[ijlI.,:;'’‘|!ftr()[\]{}\-/ ]/u;
const broad = /[mwMW@%–—…]/u;
/** Scripts whose signs fill a square. */
const square =
  /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Emoji_Presentation}|[\uFF00-\uFFEF]/u;

/** Width of a text in pixels, guessed without a font, rather too much than too little: machines have different ones. */
export const textWidth = (text: string, size: number): number => {
  let width = 0;
  for (const sign of text) {
    if (/\p{M}/u.test(sign)) continue;
    width += square.test(sign)
      ? 1
      : narrow.test(sign)
        ? 0.34
        : broad.test(sign)
          ? 0.92
          : /\p{Lu}/u.test(sign)
            ? 0.72
            : 0.58;
  }
  return width * size;
};

export const boxOf = ({ x, y, text, anchor, isSmall }: Writing): Box => {
  const size = isSmall ? smallSize : nameSize;
  const width = textWidth(text, size);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - 0.62 * size, bottom: y + 0.62 * size };
};

const cell = 64;

/** Boxes that are taken, found by place. */
const createGround = () => {
  const cells = new Map<string, Box[]>();
  const cellsOf = ({ left, top, right, bottom }: Box): string[] => {
    const keys: string[] = [];
    for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column += 1)
      for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row += 1) keys.push(`${column} ${row}`);
    return keys;
  };
  return {
    take: (box: Box): void => {
      for (const key of cellsOf(box)) {
        const boxes = cells.get(key);
        if (boxes === undefined) cells.set(key, [box]);
        else boxes.push(box);
      }
    },
    isFree: (box: Box): boolean =>
      cellsOf(box).every((key) =>
        (cells.get(key) ?? []).every(
          (other) =>
            box.right <= other.left || box.left >= other.right || box.bottom <= other.top || box.top >= other.bottom,
        ),
      ),
  };
};

export interface Named extends Place {
  readonly radius: number;
  readonly text: string;
}

export interface Said {
  readonly text: string;
  /** Places along the line, the best first. */
  readonly places: readonly Place[];
}

/**
 * Places names around their nodes, the first of the list first, then what lines say beside them; at most so many names. A name may
 * stand at eight places, right of its node rather than elsewhere; the foremost ones cover shapes when no
 * place is free of them, and all would rather cover a line than the arrow head at one of `heads`.
 */
export const placeWritings = (
  nodes: readonly Named[],
  lines: readonly Said[],
  mostNames: number,
  foremost: number,
  heads: readonly Place[],
): readonly Writing[] => {
  const [shapes, words, arrows] = [createGround(), createGround(), createGround()];
  for (const { x, y } of heads) arrows.take({ left: x - 4, top: y - 4, right: x + 4, bottom: y + 4 });
  for (const { x, y, radius } of nodes)
    shapes.take({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
  const writings: Writing[] = [];
  const tryPlaces = (choices: readonly Writing[], mayCover: boolean): void => {
    const free = choices.filter((writing) => words.isFree(boxOf(writing)));
    const clear = free.filter((each) => shapes.isFree(boxOf(each)));
    const writing = clear.find((each) => arrows.isFree(boxOf(each))) ?? clear[0] ?? (mayCover ? free[0] : undefined);
    if (writing === undefined) return;
    words.take(boxOf(writing));
    writings.push(writing);
  };
  for (const [rank, { x, y, radius, text }] of nodes.entries()) {
    if (writings.length === mostNames) break;
    const [beside, above, near] = [radius + 4, radius + 9, 0.75 * radius + 3];
    const at = (dx: number, dy: number, anchor: Writing['anchor']): Writing => ({
      x: x + dx,
      y: y + dy,
      text,
      anchor,
      isSmall: false,
    });
    tryPlaces(
      [
        at(beside, 0, 'start'),
        at(-beside, 0, 'end'),
        at(0, above, 'middle'),
        at(0, -above, 'middle'),
        at(near, near + 3, 'start'),
        at(near, -near - 3, 'start'),
        at(-near, near + 3, 'end'),
        at(-near, -near - 3, 'end'),
      ],
      rank < foremost,
    );
  }
  for (const { text, places } of lines)
    tryPlaces(
      places.map(({ x, y }): Writing => ({ x, y, text, anchor: 'middle', isSmall: true })),
      false,
    );
  return writings;
};
