import type { Place } from '../../graph/picture/svg.ts';
import { channels, type Palette, tones } from '../../graph/picture/tones.ts';
import { distances } from './shapes.ts';
import { beside, drawsInSoftware, sans, writeText } from './stageText.ts';
import { type Incidence, incidenceOf, toneOfRelation, type World, type WorldMask } from './world.ts';
import { radiiOf } from './worldPicture.ts';

/*
 * The world on the canvas: points and lines straight from typed arrays, without a graph library. Points are drawn in each frame;
 * lines, of which there may be hundreds of thousands, on a canvas of their own: while the picture moves that canvas is shifted
 * and scaled as it is, and drawn again, some at a time, when it rests.
 */

export interface WorldLook {
  /** Red, green and blue of each node. */
  readonly colours: Uint8Array;
  /** What size follows, from 0 to 1 per node. */
  readonly weights: Float32Array;
}

export interface WorldCamera {
  readonly x: number;
  readonly y: number;
  /** 1 shows everything; 2 is twice as close. */
  readonly zoom: number;
}

export interface WorldEvents {
  picked(node: number): void;
  circled(nodes: readonly number[]): void;
  /** Names of these are wanted; `name` takes them. */
  wanted(nodes: readonly number[]): void;
  moved(): void;
}

export interface WorldStage {
  show(world: World, look: WorldLook, mask: WorldMask): void;
  name(names: ReadonlyMap<number, string>): void;
  setTheme(palette: Palette): void;
  /** Keeps this many pixels at the left free of the picture when all is shown. */
  fit(left: number): void;
  zoom(factor: number): void;
  pan(dx: number, dy: number): void;
  setLasso(mode: 'lasso' | 'box' | undefined): void;
  camera(): WorldCamera;
  /** True while nobody has moved the picture since all of it was shown. */
  isWhole(): boolean;
  setCamera(camera: WorldCamera): void;
  /** Where a node is drawn, in pixels. */
  placeOf(node: number): Place;
  picture(): Promise<Blob>;
  resize(): void;
  destroy(): void;
}

const pointVertex = /* glsl */ `
attribute vec2 a_place;
attribute vec4 a_colour;
attribute float a_radius;
uniform vec2 u_centre;
uniform vec2 u_unit;
uniform float u_size;
varying vec4 v_colour;
varying float v_radius;
void main() {
  gl_Position = vec4((a_place - u_centre) * u_unit, 0.0, 1.0);
  v_radius = max(a_radius * u_size, 0.6);
  v_colour = a_colour;
  gl_PointSize = 2.0 * v_radius + 3.0;
}`;

/** The same shapes as in a scene, once they are large enough to be told apart. */
const pointFragment = /* glsl */ `
precision mediump float;
varying vec4 v_colour;
varying float v_radius;
uniform vec3 u_paper;
uniform float u_dim;
${distances}
void main() {
  vec2 p = (gl_PointCoord - 0.5) * (2.0 * v_radius + 3.0);
  float shape = floor(v_colour.a * 255.0 + 0.5);
  float r = v_radius;
  float d = length(p) - r;
  if (r > 2.5) {
    if (shape > 2.5) d = box(p, vec2(0.74 * r, r), 0.16 * r);
    else if (shape > 1.5) d = hexagon(p.yx, 0.92 * r);
    else if (shape > 0.5) d = box(p, vec2(0.87 * r), 0.26 * r);
  }
  float alpha = clamp(0.5 - d + step(2.5, r), 0.0, 1.0);
  if (alpha <= 0.0) discard;
  vec3 fill = mix(v_colour.rgb, u_paper, 0.8 * u_dim);
  // A rim in the paper's colour parts what overlaps.
  vec3 colour = mix(u_paper, fill, r > 2.5 ? clamp(0.5 - d, 0.0, 1.0) : 1.0);
  gl_FragColor = vec4(colour * alpha, alpha);
}`;

const lineVertex = /* glsl */ `
attribute vec2 a_place;
uniform vec2 u_centre;
uniform vec2 u_unit;
void main() {
  gl_Position = vec4((a_place - u_centre) * u_unit, 0.0, 1.0);
}`;

const lineFragment = /* glsl */ `
precision mediump float;
uniform vec4 u_colour;
void main() {
  gl_FragColor = vec4(u_colour.rgb * u_colour.a, u_colour.a);
}`;

interface Program {
  readonly program: WebGLProgram;
  readonly at: (name: string) => WebGLUniformLocation | null;
}

const compile = (gl: WebGL2RenderingContext, vertex: string, fragment: string, attributes: string[]): Program => {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) continue;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  for (const [at, name] of attributes.entries()) gl.bindAttribLocation(program, at, name);
  gl.linkProgram(program);
  const places = new Map<string, WebGLUniformLocation | null>();
  return {
    program,
    at: (name) => {
      if (!places.has(name)) places.set(name, gl.getUniformLocation(program, name));
      return places.get(name) ?? null;
    },
  };
};

/** Lines that one frame draws: a graphics card takes them at once, software must let the page breathe. */
const linesAtOnce = { software: 12_000, hardware: 600_000 } as const;
/** Milliseconds without movement after which lines are drawn again. */
const restTime = 130;
/** The canvas of the lines reaches beyond the picture by this part of it on each side, so that a shift uncovers no blank. */
const margin = 0.25;
/** Part of the picture that points may cover when all is shown. */
const cover = 0.11;
const mostLabels = 36;
const labelSize = 12;
const farthest = 0.5;
const closest = 400;
/** Pixels around a point that still hit it. */
const reach = 9;
/** Lines longer than this part of the picture's side are drawn fainter: they cross everything. */
const longPart = 0.12;

export const createWorldStage = (container: HTMLElement, first: Palette, events: WorldEvents): WorldStage => {
  const isSoftware = drawsInSoftware();
  let palette = first;
  const layer = (name: string): HTMLCanvasElement => {
    const canvas = document.createElement('canvas');
    canvas.className = name;
    container.append(canvas);
    return canvas;
  };
  const lineCanvas = layer('lines');
  const pointCanvas = layer('points');
  const labelCanvas = layer('labels');
  const context = (canvas: HTMLCanvasElement, keeps: boolean): WebGL2RenderingContext => {
    const gl = canvas.getContext('webgl2', {
      antialias: false,
      preserveDrawingBuffer: keeps,
      premultipliedAlpha: true,
      depth: false,
    });
    if (gl === null) throw new Error('this browser has no WebGL 2');
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    return gl;
  };
  const lineGl = context(lineCanvas, true);
  const pointGl = context(pointCanvas, false);
  const lineProgram = compile(lineGl, lineVertex, lineFragment, ['a_place']);
  const pointProgram = compile(pointGl, pointVertex, pointFragment, ['a_place', 'a_colour', 'a_radius']);
  const nearProgram = compile(pointGl, lineVertex, lineFragment, ['a_place']);
  const linePlaces = lineGl.createBuffer();
  const lineIndex = lineGl.createBuffer();
  const [places, colours, radii, shownIndex, nearIndex, nearLines] = Array.from({ length: 6 }, () =>
    pointGl.createBuffer(),
  );

  let world: World | undefined;
  let mask: WorldMask | undefined;
  let radius = new Float32Array();
  /** Shown nodes, the smaller first, so that the larger lie on top. */
  let order = new Uint32Array();
  /** Runs of lines in the index: one tone, long or short. */
  let runs: readonly {
    readonly tone: number;
    readonly isLong: boolean;
    readonly start: number;
    readonly count: number;
  }[] = [];
  let incidence: Incidence | undefined;
  let names: ReadonlyMap<number, string> = new Map();
  let box = { left: -1, right: 1, bottom: -1, top: 1 };
  let [width, height, density] = [1, 1, 1];
  let free = 0;
  const camera = { x: 0, y: 0, zoom: 1 };
  let isWhole = true;
  let drawnFrom = { x: 0, y: 0, scale: 1 };
  let hovered: number | undefined;
  let near: { readonly nodes: Uint32Array; readonly lines: number } | undefined;
  let frame = 0;
  let progress = 1;
  let restTimer = 0;
  let mode: 'lasso' | 'box' | undefined;
  let trail: Place[] = [];

  /** Pixels of one unit at zoom 1. */
  const fitScale = (): number =>
    Math.min(
      Math.max(60, width - free - 70) / Math.max(box.right - box.left, 1e-6),
      Math.max(60, height - 70) / Math.max(box.top - box.bottom, 1e-6),
    );
  const scale = (): number => fitScale() * camera.zoom;
  const toScreen = (x: number, y: number): Place => ({
    x: width / 2 + (x - camera.x) * scale(),
    y: height / 2 - (y - camera.y) * scale(),
  });
  const toWorld = (x: number, y: number): Place => ({
    x: camera.x + (x - width / 2) / scale(),
    y: camera.y - (y - height / 2) / scale(),
  });
  /** Points grow slower than the picture when it comes closer. */
  const sizeFactor = (): number => Math.min(6, camera.zoom ** 0.55);

  // ——— Finding what lies at a place ———

  let grid: { readonly first: Uint32Array; readonly nodes: Uint32Array; readonly side: number } | undefined;
  const gridSide = 256;
  const cellAt = (x: number, y: number): readonly [number, number] => [
    Math.max(0, Math.min(gridSide - 1, Math.floor(((x - box.left) / (box.right - box.left || 1)) * gridSide))),
    Math.max(0, Math.min(gridSide - 1, Math.floor(((y - box.bottom) / (box.top - box.bottom || 1)) * gridSide))),
  ];
  const makeGrid = (): NonNullable<typeof grid> => {
    const { x, y } = world as World;
    const first = new Uint32Array(gridSide * gridSide + 1);
    const cells = new Uint32Array(x.length);
    for (let node = 0; node < x.length; node += 1) {
      const [column, row] = cellAt(x[node] as number, y[node] as number);
      const cell = row * gridSide + column;
      cells[node] = cell;
      first[cell + 1] = (first[cell + 1] as number) + 1;
    }
    for (let cell = 0; cell < gridSide * gridSide; cell += 1)
      first[cell + 1] = (first[cell + 1] as number) + (first[cell] as number);
    const cursor = first.slice();
    const nodes = new Uint32Array(x.length);
    for (let node = 0; node < x.length; node += 1) {
      const cell = cells[node] as number;
      nodes[cursor[cell] as number] = node;
      cursor[cell] = (cursor[cell] as number) + 1;
    }
    return { first, nodes, side: gridSide };
  };
  const pick = (px: number, py: number): number | undefined => {
    if (world === undefined || mask === undefined) return undefined;
    grid ??= makeGrid();
    const size = sizeFactor();
    const most = (reach + 14 * size) / scale();
    const at = toWorld(px, py);
    const [left, bottom] = cellAt(at.x - most, at.y - most);
    const [right, top] = cellAt(at.x + most, at.y + most);
    let best: number | undefined;
    let nearest = reach;
    for (let row = bottom; row <= top; row += 1)
      for (let column = left; column <= right; column += 1) {
        const cell = row * gridSide + column;
        for (let slot = grid.first[cell] as number; slot < (grid.first[cell + 1] as number); slot += 1) {
          const node = grid.nodes[slot] as number;
          if (!mask.nodes[node]) continue;
          const distance =
            Math.hypot((world.x[node] as number) - at.x, (world.y[node] as number) - at.y) * scale() -
            (radius[node] as number) * size;
          if (distance >= nearest) continue;
          nearest = distance;
          best = node;
        }
      }
    return best;
  };

  // ——— Drawing ———

  const units = (gl: WebGL2RenderingContext, program: Program, part: number): void => {
    gl.uniform2f(program.at('u_centre'), camera.x, camera.y);
    gl.uniform2f(program.at('u_unit'), (2 * scale()) / (width * part), (2 * scale()) / (height * part));
  };

  const alphaOf = (isLong: boolean): number => {
    const amount = Math.max(1, mask?.edgeCount ?? 1);
    const base = Math.min(0.75, 0.85 * (1500 / amount) ** 0.42);
    return Math.min(0.8, base * camera.zoom ** 0.7) * (isLong ? 0.35 : 1);
  };

  /** Draws the part of the lines between two fractions of each run. */
  const drawLines = (from: number, to: number): void => {
    const gl = lineGl;
    gl.viewport(0, 0, lineCanvas.width, lineCanvas.height);
    if (from === 0) {
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      drawnFrom = { x: camera.x, y: camera.y, scale: scale() };
    }
    gl.useProgram(lineProgram.program);
    gl.bindBuffer(gl.ARRAY_BUFFER, linePlaces);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, lineIndex);
    units(gl, lineProgram, 1 + 2 * margin);
    for (const { tone, isLong, start, count } of runs) {
      const begin = Math.floor(count * from);
      const end = Math.floor(count * to);
      if (end <= begin) continue;
      const [r = 0, g = 0, b = 0] = channels(palette.tones[tones[tone] as (typeof tones)[number]]);
      gl.uniform4f(lineProgram.at('u_colour'), r, g, b, alphaOf(isLong));
      gl.drawElements(gl.LINES, 2 * (end - begin), gl.UNSIGNED_INT, 8 * (start + begin));
    }
  };

  const drawPoints = (): void => {
    const gl = pointGl;
    gl.viewport(0, 0, pointCanvas.width, pointCanvas.height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const [pr = 0, pg = 0, pb = 0] = channels(palette.paper);
    const bind = (): void => {
      gl.useProgram(pointProgram.program);
      units(gl, pointProgram, 1);
      gl.uniform3f(pointProgram.at('u_paper'), pr, pg, pb);
      gl.uniform1f(pointProgram.at('u_size'), sizeFactor() * density);
      for (const [at, buffer, size, kind, normalised] of [
        [0, places, 2, gl.FLOAT, false],
        [1, colours, 4, gl.UNSIGNED_BYTE, true],
        [2, radii, 1, gl.FLOAT, false],
      ] as const) {
        gl.bindBuffer(gl.ARRAY_BUFFER, buffer as WebGLBuffer);
        gl.enableVertexAttribArray(at);
        gl.vertexAttribPointer(at, size, kind, normalised, 0, 0);
      }
    };
    bind();
    gl.uniform1f(pointProgram.at('u_dim'), near === undefined ? 0 : 1);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, shownIndex as WebGLBuffer);
    gl.drawElements(gl.POINTS, order.length, gl.UNSIGNED_INT, 0);
    if (near === undefined) return;
    // What is pointed at, and its neighbours, once more on top: the rest is dimmed by one number, and nothing else is touched.
    gl.disableVertexAttribArray(1);
    gl.disableVertexAttribArray(2);
    gl.useProgram(nearProgram.program);
    units(gl, nearProgram, 1);
    const [r = 0, g = 0, b = 0] = channels(palette.ink);
    gl.uniform4f(nearProgram.at('u_colour'), r, g, b, near.lines > 400 ? 0.3 : 0.6);
    gl.bindBuffer(gl.ARRAY_BUFFER, places as WebGLBuffer);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, nearLines as WebGLBuffer);
    gl.drawElements(gl.LINES, near.lines * 2, gl.UNSIGNED_INT, 0);
    bind();
    gl.uniform1f(pointProgram.at('u_dim'), 0);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, nearIndex as WebGLBuffer);
    gl.drawElements(gl.POINTS, near.nodes.length, gl.UNSIGNED_INT, 0);
  };

  /** The largest nodes that are to be seen, as many as have room for a name; asks for the names that are not known. */
  const drawLabels = (asks: boolean): void => {
    const canvas = labelCanvas.getContext('2d');
    if (canvas === null || world === undefined) return;
    canvas.setTransform(density, 0, 0, density, 0, 0);
    canvas.clearRect(0, 0, width, height);
    const size = sizeFactor();
    const taken: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }[] =
      [];
    const unknown: number[] = [];
    const write = (node: number, isStrong: boolean): void => {
      const { x, y } = toScreen((world as World).x[node] as number, (world as World).y[node] as number);
      const r = (radius[node] as number) * size;
      if (x < 0 || y < 0 || x > width || y > height) return;
      const label = names.get(node);
      if (label === undefined) {
        unknown.push(node);
        return;
      }
      canvas.font = `${isStrong ? 600 : 450} ${labelSize}px ${sans}`;
      const length = canvas.measureText(label).width;
      const left = beside(x, r + 4, length, width);
      const area = { left, right: left + length, top: y - 8, bottom: y + 9 };
      const isTaken = taken.some(
        (other) =>
          other.left < area.right && other.right > area.left && other.top < area.bottom && other.bottom > area.top,
      );
      if (isTaken && !isStrong) return;
      taken.push(area);
      writeText(canvas, label, left, y + labelSize / 3, palette.ink, palette.paper);
    };
    if (hovered !== undefined) write(hovered, true);
    if (near === undefined) {
      let seen = 0;
      for (let at = order.length - 1; at >= 0 && taken.length + unknown.length < mostLabels && seen < 20_000; at -= 1) {
        seen += 1;
        write(order[at] as number, false);
      }
    }
    if (asks && unknown.length > 0) events.wanted(unknown);
  };

  const draw = (): void => {
    frame = 0;
    if (world === undefined) return;
    drawPoints();
    const shift = {
      x: (drawnFrom.x - camera.x) * scale(),
      y: (camera.y - drawnFrom.y) * scale(),
      scale: scale() / drawnFrom.scale,
    };
    if (progress < 1) {
      const step = (isSoftware ? linesAtOnce.software : linesAtOnce.hardware) / Math.max(1, mask?.edgeCount ?? 1);
      const next = Math.min(1, progress + step);
      drawLines(progress, next);
      progress = next;
      lineCanvas.style.transform = '';
      if (progress < 1) schedule();
    } else
      lineCanvas.style.transform =
        shift.x === 0 && shift.y === 0 && shift.scale === 1
          ? ''
          : `translate(${shift.x}px, ${shift.y}px) scale(${shift.scale})`;
    // For whoever waits for the whole picture.
    container.dataset.drawn = progress < 1 || restTimer !== 0 ? 'points' : 'all';
    lineCanvas.style.opacity = near === undefined ? '1' : '0.25';
    drawLabels(progress >= 1 && restTimer === 0);
  };
  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  /** Shows the picture from where the camera is now; lines follow when it rests. */
  const stir = (): void => {
    if (progress < 1) {
      // What is half drawn stays as it is until then.
      progress = 1;
    }
    clearTimeout(restTimer);
    restTimer = window.setTimeout(() => {
      restTimer = 0;
      progress = 0;
      events.moved();
      schedule();
    }, restTime);
    schedule();
  };

  // ——— What the data is ———

  const uploadPlaces = (): void => {
    const { x, y } = world as World;
    const pairs = new Float32Array(x.length * 2);
    box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
    for (let node = 0; node < x.length; node += 1) {
      const [px, py] = [x[node] as number, y[node] as number];
      pairs[2 * node] = px;
      pairs[2 * node + 1] = py;
      box.left = Math.min(box.left, px);
      box.right = Math.max(box.right, px);
      box.bottom = Math.min(box.bottom, py);
      box.top = Math.max(box.top, py);
    }
    for (const [gl, buffer] of [
      [lineGl, linePlaces],
      [pointGl, places],
    ] as const) {
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer as WebGLBuffer);
      gl.bufferData(gl.ARRAY_BUFFER, pairs, gl.DYNAMIC_DRAW);
    }
    grid = undefined;
  };

  /** Sorts the shown lines into runs of one tone and length, each edge as the two indices of its ends. */
  const uploadLines = (): void => {
    const { x, y, source, target, relation } = world as World;
    const shown = (mask as WorldMask).edges;
    const long = Math.max(box.right - box.left, box.top - box.bottom) * longPart;
    const kinds = new Uint8Array(shown.length);
    const counts = new Uint32Array(2 * tones.length);
    for (let edge = 0; edge < shown.length; edge += 1) {
      if (!shown[edge]) continue;
      const [a, b] = [source[edge] as number, target[edge] as number];
      const isLong =
        Math.abs((x[a] as number) - (x[b] as number)) + Math.abs((y[a] as number) - (y[b] as number)) > long;
      const kind = 2 * (toneOfRelation[relation[edge] as number] as number) + Number(!isLong);
      kinds[edge] = kind;
      counts[kind] = (counts[kind] as number) + 1;
    }
    // Long lines first, so that the short ones, which say more, lie on top.
    const sequence = [...counts.keys()].sort((a, b) => (a % 2) - (b % 2) || a - b);
    const starts = new Uint32Array(counts.length);
    let at = 0;
    for (const kind of sequence) {
      starts[kind] = at;
      at += counts[kind] as number;
    }
    runs = sequence.map((kind) => ({
      tone: kind >> 1,
      isLong: kind % 2 === 0,
      start: starts[kind] as number,
      count: counts[kind] as number,
    }));
    const indices = new Uint32Array(2 * at);
    for (let edge = 0; edge < shown.length; edge += 1) {
      if (!shown[edge]) continue;
      const slot = starts[kinds[edge] as number] as number;
      indices[2 * slot] = source[edge] as number;
      indices[2 * slot + 1] = target[edge] as number;
      starts[kinds[edge] as number] = slot + 1;
    }
    lineGl.bindBuffer(lineGl.ELEMENT_ARRAY_BUFFER, lineIndex);
    lineGl.bufferData(lineGl.ELEMENT_ARRAY_BUFFER, indices, lineGl.DYNAMIC_DRAW);
  };

  const uploadPoints = ({ colours: rgb, weights }: WorldLook): void => {
    const { type } = world as World;
    const shown = (mask as WorldMask).nodes;
    const packed = new Uint8Array(type.length * 4);
    for (let node = 0; node < type.length; node += 1) {
      packed[4 * node] = rgb[3 * node] as number;
      packed[4 * node + 1] = rgb[3 * node + 1] as number;
      packed[4 * node + 2] = rgb[3 * node + 2] as number;
      packed[4 * node + 3] = type[node] as number;
    }
    radius = radiiOf(weights, shown, width * height, cover);
    order = Uint32Array.from({ length: (mask as WorldMask).nodeCount });
    let at = 0;
    for (let node = 0; node < shown.length; node += 1)
      if (shown[node]) {
        order[at] = node;
        at += 1;
      }
    order.sort((a, b) => (radius[a] as number) - (radius[b] as number) || b - a);
    pointGl.bindBuffer(pointGl.ARRAY_BUFFER, colours as WebGLBuffer);
    pointGl.bufferData(pointGl.ARRAY_BUFFER, packed, pointGl.STATIC_DRAW);
    pointGl.bindBuffer(pointGl.ARRAY_BUFFER, radii as WebGLBuffer);
    pointGl.bufferData(pointGl.ARRAY_BUFFER, radius, pointGl.STATIC_DRAW);
    pointGl.bindBuffer(pointGl.ELEMENT_ARRAY_BUFFER, shownIndex as WebGLBuffer);
    pointGl.bufferData(pointGl.ELEMENT_ARRAY_BUFFER, order, pointGl.DYNAMIC_DRAW);
  };

  const point = (node: number | undefined): void => {
    if (node === hovered) return;
    hovered = node;
    container.style.cursor = node === undefined ? '' : 'pointer';
    near = undefined;
    if (node !== undefined && world !== undefined && mask !== undefined) {
      incidence ??= incidenceOf(world);
      const nodes = [];
      const lines: number[] = [];
      for (let at = incidence.first[node] as number; at < (incidence.first[node + 1] as number); at += 1) {
        const edge = incidence.incident[at] as number;
        if (!mask.edges[edge]) continue;
        const [a, b] = [world.source[edge] as number, world.target[edge] as number];
        lines.push(a, b);
        nodes.push(a === node ? b : a);
      }
      near = { nodes: Uint32Array.from([...nodes, node]), lines: lines.length / 2 };
      pointGl.bindBuffer(pointGl.ELEMENT_ARRAY_BUFFER, nearIndex as WebGLBuffer);
      pointGl.bufferData(pointGl.ELEMENT_ARRAY_BUFFER, near.nodes, pointGl.DYNAMIC_DRAW);
      pointGl.bindBuffer(pointGl.ELEMENT_ARRAY_BUFFER, nearLines as WebGLBuffer);
      pointGl.bufferData(pointGl.ELEMENT_ARRAY_BUFFER, Uint32Array.from(lines), pointGl.DYNAMIC_DRAW);
      if (!names.has(node)) events.wanted([node]);
    }
    container.dataset.pointed = node === undefined ? '' : String(node);
    schedule();
  };

  const resize = (): void => {
    [width, height, density] = [
      Math.max(1, container.clientWidth),
      Math.max(1, container.clientHeight),
      Math.min(2, devicePixelRatio || 1),
    ];
    for (const canvas of [pointCanvas, labelCanvas]) {
      canvas.width = width * density;
      canvas.height = height * density;
    }
    const part = 1 + 2 * margin;
    lineCanvas.width = Math.round(width * part * (isSoftware ? 1 : density));
    lineCanvas.height = Math.round(height * part * (isSoftware ? 1 : density));
    progress = 0;
    if (world !== undefined) draw();
  };

  const zoomAt = (factor: number, x: number, y: number): void => {
    isWhole = false;
    const before = toWorld(x, y);
    camera.zoom = Math.max(farthest, Math.min(closest, camera.zoom * factor));
    const after = toWorld(x, y);
    camera.x += before.x - after.x;
    camera.y += before.y - after.y;
    stir();
  };

  // ——— Pointing ———

  const touches = new Map<number, Place>();
  let hasMoved = false;
  let spread = 0;
  const at = (event: PointerEvent | WheelEvent): Place => {
    const bounds = container.getBoundingClientRect();
    return { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
  };
  const traced = (): readonly Place[] => {
    const [a, b] = [trail[0], trail.at(-1)];
    if (mode !== 'box' || a === undefined || b === undefined) return trail;
    return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
  };
  const drawTrail = (): void => {
    drawLabels(false);
    const canvas = labelCanvas.getContext('2d');
    if (canvas === null) return;
    canvas.beginPath();
    for (const { x, y } of traced()) canvas.lineTo(x, y);
    canvas.closePath();
    canvas.strokeStyle = palette.accent;
    canvas.fillStyle = `${palette.accent}22`;
    canvas.lineWidth = 1.5;
    canvas.fill();
    canvas.stroke();
  };
  const down = (event: PointerEvent): void => {
    container.setPointerCapture(event.pointerId);
    touches.set(event.pointerId, at(event));
    hasMoved = false;
    spread = 0;
    if (mode !== undefined) trail = [at(event)];
  };
  const move = (event: PointerEvent): void => {
    const here = at(event);
    const before = touches.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType !== 'touch' && mode === undefined) point(pick(here.x, here.y));
      return;
    }
    if (mode !== undefined) {
      trail.push(here);
      drawTrail();
      return;
    }
    if (touches.size === 1) {
      if (!hasMoved && Math.hypot(here.x - before.x, here.y - before.y) < 4) return;
      hasMoved = true;
      isWhole = false;
      camera.x -= (here.x - before.x) / scale();
      camera.y += (here.y - before.y) / scale();
      stir();
    }
    touches.set(event.pointerId, here);
    if (touches.size === 2) {
      const [a, b] = [...touches.values()] as [Place, Place];
      const now = Math.hypot(a.x - b.x, a.y - b.y);
      if (spread > 0) zoomAt(now / spread, (a.x + b.x) / 2, (a.y + b.y) / 2);
      spread = now;
      hasMoved = true;
    }
  };
  const isInside = (polygon: readonly Place[], { x, y }: Place): boolean => {
    let inside = false;
    for (let here = 0, before = polygon.length - 1; here < polygon.length; before = here, here += 1) {
      const [a, b] = [polygon[here] as Place, polygon[before] as Place];
      if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
    }
    return inside;
  };
  const up = (event: PointerEvent): void => {
    if (!touches.delete(event.pointerId)) return;
    spread = 0;
    if (mode !== undefined && world !== undefined) {
      const polygon = traced();
      const inside: number[] = [];
      for (const node of order)
        if (isInside(polygon, toScreen(world.x[node] as number, world.y[node] as number))) inside.push(node);
      trail = [];
      schedule();
      // The largest first.
      events.circled(inside.reverse());
      return;
    }
    if (hasMoved || event.type === 'pointercancel') return;
    const { x, y } = at(event);
    const node = pick(x, y);
    if (node !== undefined) events.picked(node);
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const { x, y } = at(event);
    zoomAt(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), x, y);
  };
  const doubled = (event: MouseEvent): void => {
    const { x, y } = at(event as PointerEvent);
    if (pick(x, y) === undefined) zoomAt(1.8, x, y);
  };
  const leave = (): void => point(undefined);
  container.addEventListener('pointerdown', down);
  container.addEventListener('pointermove', move);
  container.addEventListener('pointerup', up);
  container.addEventListener('pointercancel', up);
  container.addEventListener('pointerleave', leave);
  container.addEventListener('wheel', wheel, { passive: false });
  container.addEventListener('dblclick', doubled);
  resize();

  /** Which node lies nearest to the middle of the picture, and how many pixels from it. */
  const middle = (): { readonly node: number; readonly dx: number; readonly dy: number } | undefined => {
    if (world === undefined) return undefined;
    let [best, nearest] = [-1, Infinity];
    for (let node = 0; node < world.x.length; node += 1) {
      const distance = ((world.x[node] as number) - camera.x) ** 2 + ((world.y[node] as number) - camera.y) ** 2;
      if (distance >= nearest) continue;
      nearest = distance;
      best = node;
    }
    if (best < 0) return undefined;
    const [x, y] = [world.x[best] as number, world.y[best] as number];
    return { node: best, dx: (camera.x - x) * scale(), dy: (camera.y - y) * scale() };
  };
  /** Nodes have moved: whoever looks at a part of the picture goes on looking at it. */
  const follow = (next: World, isOther: boolean): void => {
    const before = { ...box };
    const held = isOther ? undefined : middle();
    world = next;
    uploadPlaces();
    if (held !== undefined) {
      camera.x = (next.x[held.node] as number) + held.dx / scale();
      camera.y = (next.y[held.node] as number) + held.dy / scale();
    } else {
      // In another state the numbers mean other nodes: the same part of the whole is as near as it gets.
      camera.x = box.left + ((camera.x - before.left) / (before.right - before.left)) * (box.right - box.left);
      camera.y = box.bottom + ((camera.y - before.bottom) / (before.top - before.bottom)) * (box.top - box.bottom);
    }
  };

  const fit: WorldStage['fit'] = (left) => {
    free = left;
    isWhole = true;
    camera.zoom = 1;
    camera.x = (box.left + box.right) / 2 - left / 2 / scale();
    camera.y = (box.bottom + box.top) / 2;
    stir();
  };

  return {
    show: (next, look, nextMask) => {
      const isOther = world?.state !== next.state;
      const isMoved = world?.x !== next.x;
      if (isOther) {
        incidence = undefined;
        names = new Map();
      }
      mask = nextMask;
      hovered = undefined;
      near = undefined;
      const isLookedAt = world !== undefined && !isWhole;
      if (isMoved && isLookedAt) follow(next, isOther);
      else {
        world = next;
        if (isMoved) uploadPlaces();
      }
      uploadPoints(look);
      uploadLines();
      progress = 0;
      schedule();
    },
    name: (next) => {
      names = new Map([...names, ...next]);
      drawLabels(false);
    },
    setTheme: (next) => {
      palette = next;
      progress = 0;
      schedule();
    },
    fit,
    zoom: (factor) => zoomAt(factor, (width + free) / 2, height / 2),
    pan: (dx, dy) => {
      isWhole = false;
      camera.x += dx / scale();
      camera.y -= dy / scale();
      stir();
    },
    setLasso: (next) => {
      mode = next;
      container.style.cursor = next === undefined ? '' : 'crosshair';
      if (next === undefined) trail = [];
    },
    camera: () => ({ ...camera }),
    isWhole: () => isWhole,
    setCamera: ({ x, y, zoom }) => {
      isWhole = false;
      Object.assign(camera, { x, y, zoom: Math.max(farthest, Math.min(closest, zoom)) });
      stir();
    },
    placeOf: (node) => toScreen(world?.x[node] ?? 0, world?.y[node] ?? 0),
    picture: async () => {
      const canvas = document.createElement('canvas');
      canvas.width = pointCanvas.width;
      canvas.height = pointCanvas.height;
      const picture = canvas.getContext('2d');
      if (picture === null || world === undefined) throw new Error('there is nothing to draw');
      picture.fillStyle = palette.paper;
      picture.fillRect(0, 0, canvas.width, canvas.height);
      drawLines(0, 1);
      progress = 1;
      const part = 1 + 2 * margin;
      picture.drawImage(
        lineCanvas,
        (lineCanvas.width * margin) / part,
        (lineCanvas.height * margin) / part,
        lineCanvas.width / part,
        lineCanvas.height / part,
        0,
        0,
        canvas.width,
        canvas.height,
      );
      drawPoints();
      picture.drawImage(pointCanvas, 0, 0);
      drawLabels(false);
      picture.drawImage(labelCanvas, 0, 0);
      return new Promise((resolve, reject) => {
        canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
      });
    },
    resize,
    destroy: () => {
      cancelAnimationFrame(frame);
      clearTimeout(restTimer);
      for (const gl of [lineGl, pointGl]) gl.getExtension('WEBGL_lose_context')?.loseContext();
      for (const canvas of [lineCanvas, pointCanvas, labelCanvas]) canvas.remove();
      container.removeEventListener('pointerdown', down);
      container.removeEventListener('pointermove', move);
      container.removeEventListener('pointerup', up);
      container.removeEventListener('pointercancel', up);
      container.removeEventListener('pointerleave', leave);
      container.removeEventListener('wheel', wheel);
      container.removeEventListener('dblclick', doubled);
    },
  };
};
