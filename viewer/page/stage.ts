import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { EdgeProgram, NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import type { NodeType, Status } from '../../graph/ontology.ts';
import { curvesOf, type Drawn, type Line, type Mark, type Place } from '../../graph/picture/svg.ts';
import { channels, type Palette } from '../../graph/picture/tones.ts';
import { distances } from './shapes.ts';
import { beside, drawsInSoftware, sans, writeText } from './stageText.ts';

/*
 * The only file that knows sigma (version 4 changes styles and programs). The page hands it figures and lines; it draws them and says
 * what was pointed at. Highlighting marks the elements concerned and dims the rest through one number given to the
 * shaders, so no pass over all nodes and edges is needed.
 */

export interface Figure extends Mark {
  readonly place: Place;
  readonly pinned: boolean;
}

export interface StageEvents {
  /** A click or tap; undefined on the empty ground. `extend` with Shift or Ctrl. */
  picked(target: { readonly kind: 'node' | 'edge'; readonly id: string } | undefined, extend: boolean): void;
  opened(node: string): void;
  moved(node: string, place: Place): void;
  circled(nodes: readonly string[]): void;
  /** The picture was moved or zoomed: often, while it moves. */
  panned(): void;
}

export interface Stage {
  show(figures: readonly Figure[], lines: readonly Line[]): void;
  setTheme(palette: Palette): void;
  /** Brings out these, and dims the rest; empty sets bring the whole picture back. */
  emphasise(nodes: Iterable<string>, edges: Iterable<string>): void;
  select(nodes: ReadonlySet<string>): void;
  place(places: ReadonlyMap<string, Place>): void;
  places(): ReadonlyMap<string, Place>;
  /** Shows everything, or these nodes, in the part of the canvas right of `left` pixels. */
  fit(left: number, nodes?: readonly string[]): void;
  zoom(factor: number): void;
  /** Brings a node into the middle of what is right of `left` pixels. */
  focus(node: string, left: number): void;
  /** Moves only when one of these is not to be seen right of `left` pixels. */
  reveal(nodes: readonly string[], left: number): void;
  /** Lets people draw around nodes, freely or as a rectangle; undefined ends that. */
  setLasso(mode: 'lasso' | 'box' | undefined): void;
  /** Moves the picture by so many pixels. */
  pan(dx: number, dy: number): void;
  /** Where the nodes are drawn now, or some of them, for a picture. */
  drawn(nodes?: ReadonlySet<string>): Drawn;
  camera(): { readonly x: number; readonly y: number; readonly ratio: number };
  setCamera(camera: { readonly x: number; readonly y: number; readonly ratio: number }): void;
  resize(): void;
  destroy(): void;
}

/** What the shaders need besides their elements; one page draws with one theme. */
const look = { paper: [1, 1, 1], ink: [0, 0, 0], accent: [1, 0, 0], dim: 0 };

const shapes: Readonly<Record<NodeType, number>> = { Person: 0, Organisation: 1, Country: 2, Treaty: 3 };
const styles: Readonly<Record<Status, number>> = { asserted: 0, planned: 1, claimed: 2, denied: 3 };

const { UNSIGNED_BYTE, FLOAT, LINES, TRIANGLES, TRIANGLE_STRIP } = WebGLRenderingContext;

/** The end of each vertex shader: the colour of an element, or its number where the pointer is looked for. */
const colouring = /* glsl */ `
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;`;
const colours = [
  { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
  { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
];

/** Gives a program what it has of these; WebGL passes over the others. */
const setLook = (params: RenderParams, { gl, uniformLocations }: ProgramInfo): void => {
  const at = (name: string): WebGLUniformLocation | null => uniformLocations[name] ?? null;
  gl.uniform1f(at('u_correctionRatio'), params.correctionRatio);
  gl.uniform1f(at('u_sizeRatio'), params.sizeRatio);
  gl.uniformMatrix3fv(at('u_matrix'), false, params.matrix);
  gl.uniform1f(at('u_dim'), look.dim);
};

type Marked = { shape?: number; selected?: boolean; emphasised?: boolean; pinned?: boolean };

/** Circle, rounded square, hexagon or upright sheet, with a rim in the paper's colour; a ring when selected, a dot when pinned. */
class FigureProgram extends NodeProgram<string> {
  getDefinition() {
    return {
      VERTICES: 3,
      METHOD: TRIANGLES,
      VERTEX_SHADER_SOURCE: /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_flags;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_offset;
varying float v_radius;
varying float v_pixel;
varying float v_flags;
void main() {
  float pixel = 2.0 * u_correctionRatio;
  float radius = a_size / u_sizeRatio * pixel;
  vec2 offset = (2.3 * radius + 14.0 * pixel) * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + offset, 1)).xy, 0, 1);
  v_offset = offset;
  v_radius = radius;
  v_pixel = pixel;
  v_flags = a_flags;
${colouring}
}`,
      FRAGMENT_SHADER_SOURCE: /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_offset;
varying float v_radius;
varying float v_pixel;
varying float v_flags;
uniform vec3 u_paper;
uniform vec3 u_ink;
uniform vec3 u_accent;
uniform float u_dim;
${distances}
void main() {
  // Interpolation may leave 11.9999 of a 12.
  float all = floor(v_flags + 0.5);
  float shape = mod(all, 4.0);
  float flags = floor(all / 4.0);
  float selected = mod(flags, 2.0);
  float emphasised = mod(floor(flags / 2.0), 2.0);
  float pinned = mod(floor(flags / 4.0), 2.0);
  float r = v_radius;
  float d;
  if (shape < 0.5) d = length(v_offset) - r;
  else if (shape < 1.5) d = box(v_offset, vec2(0.87 * r), 0.26 * r);
  else if (shape < 2.5) d = hexagon(v_offset.yx, 0.92 * r) ;
  else d = box(v_offset, vec2(0.74 * r, 1.0 * r), 0.16 * r);
  d /= v_pixel;
  #ifdef PICKING_MODE
  gl_FragColor = d > 1.5 ? vec4(0.0) : v_color;
  #else
  float faded = u_dim * (1.0 - max(emphasised, selected));
  vec3 fill = mix(v_color.rgb, u_paper, 0.78 * faded);
  float inner = clamp(0.5 - d, 0.0, 1.0);
  float rim = clamp(2.0 - d, 0.0, 1.0);
  vec3 colour = mix(u_paper, fill, inner);
  float alpha = rim;
  float sheet = step(2.5, shape) * (1.0 - step(3.5, shape));
  // Two lines of writing on a treaty, once it is large enough to carry them.
  if (sheet > 0.5 && r / v_pixel > 7.0) {
    vec2 p = v_offset / r;
    float line = step(abs(p.x), 0.42) * (step(abs(p.y - 0.34), 0.075) + step(abs(p.y), 0.075) + step(abs(p.y + 0.34), 0.075) * step(p.x, 0.1));
    colour = mix(colour, u_paper, 0.72 * clamp(line, 0.0, 1.0) * inner);
  }
  float dotted = pinned * clamp(2.6 - length(v_offset / v_pixel) , 0.0, 1.0);
  colour = mix(colour, u_paper, dotted);
  float ring = selected * clamp(2.0 - abs(d - 5.0), 0.0, 1.0);
  colour = mix(colour, u_accent, ring);
  alpha = max(alpha, ring);
  gl_FragColor = vec4(colour * alpha, alpha);
  #endif
}`,
      UNIFORMS: ['u_sizeRatio', 'u_correctionRatio', 'u_matrix', 'u_paper', 'u_ink', 'u_accent', 'u_dim'],
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_flags', size: 1, type: FLOAT },
        ...colours,
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_angle', size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    };
  }

  processVisibleItem(nodeIndex: number, startIndex: number, data: NodeDisplayData & Marked): void {
    const { array } = this;
    array[startIndex] = data.x;
    array[startIndex + 1] = data.y;
    array[startIndex + 2] = data.size;
    array[startIndex + 3] =
      (data.shape ?? 0) +
      4 * Number(data.selected ?? false) +
      8 * Number(data.emphasised ?? false) +
      16 * Number(data.pinned ?? false);
    array[startIndex + 4] = floatColor(data.color);
    array[startIndex + 5] = nodeIndex;
  }

  setUniforms(params: RenderParams, program: ProgramInfo): void {
    setLook(params, program);
    const { gl, uniformLocations } = program;
    for (const name of ['paper', 'ink', 'accent'] as const)
      gl.uniform3fv(uniformLocations[`u_${name}`] ?? null, look[name]);
  }
}

/** Pieces that a curve is cut into. */
const pieces = 14;

/** Vertices of a line: both sides along the curve, then the base and the tip of an arrow head. */
const strip: number[][] = [
  ...Array.from({ length: pieces + 1 }, (_, at) => [
    [at / pieces, 1, 0],
    [at / pieces, -1, 0],
  ]).flat(),
  [1, 1, 1],
  [1, -1, 1],
  [1, 1, 2],
  [1, -1, 2],
];

/** 1 where a line of this style is inked, so many pixels from its beginning. */
const dashing = /* glsl */ `
float inked(float style, float along) {
  if (style > 2.5) {
    float at = mod(along, 22.5);
    return at < 12.0 || (at > 16.0 && at < 18.5) ? 1.0 : 0.0;
  }
  if (style > 1.5) return mod(along, 6.0) < 2.6 ? 1.0 : 0.0;
  if (style > 0.5) return mod(along, 13.0) < 8.0 ? 1.0 : 0.0;
  return 1.0;
}`;

type DrawnLine = { curve?: number; style?: number; arrow?: boolean; emphasised?: boolean; disputed?: boolean };

/** A line or a curve in one piece with its arrow head; dashed by status; a disputed one is flanked by a second, thin line. */
class LineProgram extends EdgeProgram<string> {
  getDefinition() {
    return {
      VERTICES: strip.length,
      METHOD: TRIANGLE_STRIP,
      VERTEX_SHADER_SOURCE: /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_source;
attribute vec2 a_target;
attribute float a_sourceSize;
attribute float a_targetSize;
attribute float a_width;
attribute float a_curve;
attribute float a_flags;
attribute vec3 a_step;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying float v_along;
varying float v_side;
varying float v_half;
varying float v_solid;
varying float v_flags;
void main() {
  float pixel = 2.0 * u_correctionRatio;
  vec2 d = a_target - a_source;
  // An edge from a node to itself is a ring beside it; its curve is the direction of that ring.
  bool loop = length(d) < 1e-8;
  float len = max(length(d), 1e-9);
  vec2 across = vec2(-d.y, d.x) / len;
  vec2 control = 0.5 * (a_source + a_target) + across * a_curve * len;
  float path = len * (1.0 + 0.66 * a_curve * a_curve);
  float arrow = loop ? 0.0 : mod(floor(a_flags / 4.0), 2.0);
  float half_width = max(a_width / u_sizeRatio, 0.7) * 0.5;
  float head = arrow * min((4.5 + 2.6 * half_width) * pixel, 0.3 * path);
  float begin = min((a_sourceSize / u_sizeRatio + 1.0) * pixel / path, 0.45);
  float tip = 1.0 - min((a_targetSize / u_sizeRatio + 2.0) * pixel / path, 0.45);
  float neck = max(tip - head / path, begin);
  float t = a_step.z < 0.5 ? mix(begin, neck, a_step.x) : (a_step.z < 1.5 ? neck : tip);
  vec2 point = mix(mix(a_source, control, t), mix(control, a_target, t), t);
  vec2 way = mix(control - a_source, a_target - control, t);
  vec2 normal = vec2(-way.y, way.x) / max(length(way), 1e-9);
  if (loop) {
    float node = a_sourceSize / u_sizeRatio * pixel;
    float ring = 0.7 * node + 6.0 * pixel;
    float around = 6.2831853 * (a_step.z < 0.5 ? a_step.x : 1.0);
    vec2 middle = a_source + (node + 0.55 * ring) * vec2(cos(a_curve), sin(a_curve));
    normal = vec2(cos(around), sin(around));
    point = middle + ring * normal;
    path = 6.2831853 * ring;
    t = around / 6.2831853;
  }
  float reach = half_width + 1.0;
  #ifdef PICKING_MODE
  reach = max(half_width + 1.0, 3.5);
  #else
  reach += mod(floor(a_flags / 16.0), 2.0) * 4.0;
  #endif
  float wide = a_step.z < 0.5 ? reach : (a_step.z < 1.5 ? arrow * (half_width + 3.2) + 1.0 : 0.0);
  v_half = a_step.z < 0.5 ? half_width : (a_step.z < 1.5 ? arrow * (half_width + 3.2) : 0.0);
  v_solid = a_step.z < 0.5 ? 0.0 : 1.0;
  gl_Position = vec4((u_matrix * vec3(point + normal * a_step.y * wide * pixel, 1)).xy, 0, 1);
  v_along = t * path / pixel;
  v_side = a_step.y * wide;
  v_flags = a_flags;
${colouring}
}`,
      FRAGMENT_SHADER_SOURCE: /* glsl */ `
precision highp float;
varying vec4 v_color;
varying float v_along;
varying float v_side;
varying float v_half;
varying float v_solid;
varying float v_flags;
uniform float u_dim;
${dashing}
void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  // Interpolation may leave 11.9999 of a 12, which would be another style.
  float flags = floor(v_flags + 0.5);
  float style = mod(flags, 4.0);
  float emphasised = mod(floor(flags / 8.0), 2.0);
  float disputed = mod(floor(flags / 16.0), 2.0);
  float on = v_solid < 0.5 ? inked(style, v_along) : 1.0;
  float alpha = clamp(v_half + 0.5 - abs(v_side), 0.0, 1.0) * on;
  // The second line of a disputed edge.
  if (disputed > 0.5 && v_solid < 0.5) alpha = max(alpha, 0.85 * clamp(1.0 - abs(abs(v_side) - v_half - 2.6), 0.0, 1.0) * step(0.0, v_side));
  float faded = u_dim * (1.0 - emphasised);
  alpha *= mix(0.92, 0.13, faded);
  vec3 colour = v_color.rgb;
  gl_FragColor = vec4(colour * alpha, alpha);
  #endif
}`,
      UNIFORMS: ['u_sizeRatio', 'u_correctionRatio', 'u_matrix', 'u_dim'],
      ATTRIBUTES: [
        { name: 'a_source', size: 2, type: FLOAT },
        { name: 'a_target', size: 2, type: FLOAT },
        { name: 'a_sourceSize', size: 1, type: FLOAT },
        { name: 'a_targetSize', size: 1, type: FLOAT },
        { name: 'a_width', size: 1, type: FLOAT },
        { name: 'a_curve', size: 1, type: FLOAT },
        { name: 'a_flags', size: 1, type: FLOAT },
        ...colours,
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_step', size: 3, type: FLOAT }],
      CONSTANT_DATA: strip,
    };
  }

  processVisibleItem(
    edgeIndex: number,
    startIndex: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData & DrawnLine,
  ): void {
    const values = [
      source.x,
      source.y,
      target.x,
      target.y,
      source.size,
      target.size,
      data.size,
      data.curve ?? 0,
      (data.style ?? 0) +
        4 * Number(data.arrow ?? false) +
        8 * Number(data.emphasised ?? false) +
        16 * Number(data.disputed ?? false),
      floatColor(data.color),
      edgeIndex,
    ];
    this.array.set(values, startIndex);
  }

  setUniforms(params: RenderParams, program: ProgramInfo): void {
    setLook(params, program);
  }
}

/** Lines one pixel wide, straight and without heads, for many of them: two corners each instead of twenty. Their style still tells how it is said. */
class ThinProgram extends EdgeProgram<string> {
  getDefinition() {
    return {
      VERTICES: 2,
      METHOD: LINES,
      VERTEX_SHADER_SOURCE: /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_place;
attribute float a_along;
attribute float a_flags;
uniform mat3 u_matrix;
uniform float u_correctionRatio;
varying vec4 v_color;
varying float v_along;
varying float v_flags;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_place, 1)).xy, 0, 1);
  v_along = a_along / (2.0 * u_correctionRatio);
  v_flags = a_flags;
${colouring}
}`,
      FRAGMENT_SHADER_SOURCE: /* glsl */ `
precision highp float;
varying vec4 v_color;
varying float v_along;
varying float v_flags;
uniform float u_dim;
${dashing}
void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float flags = floor(v_flags + 0.5);
  if (inked(mod(flags, 4.0), v_along) < 0.5) discard;
  float alpha = mix(0.92, 0.13, u_dim * (1.0 - floor(flags / 8.0)));
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
  #endif
}`,
      UNIFORMS: ['u_correctionRatio', 'u_matrix', 'u_dim'],
      ATTRIBUTES: [
        { name: 'a_place', size: 2, type: FLOAT },
        { name: 'a_along', size: 1, type: FLOAT },
        { name: 'a_flags', size: 1, type: FLOAT },
        ...colours,
      ],
    };
  }

  processVisibleItem(
    edgeIndex: number,
    startIndex: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData & DrawnLine,
  ): void {
    const flags = (data.style ?? 0) + 8 * Number(data.emphasised ?? false);
    const rest = [flags, floatColor(data.color), edgeIndex];
    const length = Math.hypot(target.x - source.x, target.y - source.y);
    this.array.set([source.x, source.y, 0, ...rest, target.x, target.y, length, ...rest], startIndex);
  }

  setUniforms(params: RenderParams, program: ProgramInfo): void {
    setLook(params, program);
  }
}

/** Above this many edges curves and arrows cost too much (measured: four times plain lines); then lines are straight and thin. */
const plainAbove = 4000;
/** Without a graphics card, lines rest while the picture moves from this many on: a frame of them takes most of a second. */
const restAbove = 600;

const labelSize = 12;
/** Labels stand to the right of their nodes; the outermost need this much, in pixels, or this part of a narrow canvas. */
const roomForLabels = 90;
const partForLabels = 0.12;
/** Radius from which on nodes have labels, in pixels of a canvas of full size. */
const labelledFrom = 4.6;
/** Side of a canvas on which nodes have their full size, in pixels. */
const fullSide = 600;
/** Without a graphics card and with many lines, what is pointed at stands out once the pointer has rested so long: milliseconds. */
const pointerRest = 90;
/** Pixels from which on the two ends of an edge are seen apart. */
const seenFrom = 48;
/** Most edges that stand out with their labels. */
const labelledEdges = 8;
/** Labels of edges appear when one has come this close; before, only what is pointed at has one. */
const labelledBelow = 0.5;

export const createStage = (container: HTMLElement, first: Palette, events: StageEvents): Stage => {
  const isSoftware = drawsInSoftware();
  let palette = first;
  const graph = new MultiDirectedGraph();
  let emphasisedNodes = new Set<string>();
  let emphasisedEdges = new Set<string>();
  let selected: ReadonlySet<string> = new Set();
  let hovered: { readonly kind: 'node' | 'edge'; readonly id: string } | undefined;
  let standing: { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<string> } = {
    nodes: new Set(),
    edges: new Set(),
  };

  const applyTheme = (): void => {
    look.paper = channels(palette.paper);
    look.ink = channels(palette.ink);
    look.accent = channels(palette.accent);
  };
  applyTheme();

  /** Kept, for sigma asks per node and frame, and the container's size costs a layout of the page. */
  let sizeFactor = 1;
  const measureSide = (): void => {
    const side = Math.min(container.clientWidth, container.clientHeight) / fullSide;
    sizeFactor = Math.max(0.4, Math.min(1, side) ** 1.7);
  };
  measureSide();

  const write = (context: CanvasRenderingContext2D, text: string, x: number, y: number, colour: string): void =>
    writeText(context, text, x, y, colour, palette.paper);

  /** Labels of one frame, until all are known: the larger ones then get their room first, and none is written over another. */
  let waiting: {
    readonly context: CanvasRenderingContext2D;
    readonly label: string;
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly strong: boolean;
    readonly first: number;
  }[] = [];
  const writeLabels = (): void => {
    const taken: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }[] =
      [];
    for (const { context, label, x, y, size, strong } of waiting.sort((a, b) => b.first - a.first || b.size - a.size)) {
      context.font = `${strong ? 600 : 450} ${strong ? labelSize + 0.5 : labelSize}px ${sans}`;
      const left = beside(x, size + 5, context.measureText(label).width, container.clientWidth);
      const box = { left, right: left + context.measureText(label).width, top: y - 7, bottom: y + 8 };
      if (
        taken.some(
          (other) =>
            other.left < box.right && other.right > box.left && other.top < box.bottom && other.bottom > box.top,
        )
      )
        continue;
      taken.push(box);
      write(context, label, left, y + labelSize / 3, palette.ink);
    }
    waiting = [];
  };

  type LabelEnd = Place & { readonly size: number };
  const drawEdgeLabel = (
    context: CanvasRenderingContext2D,
    data: Pick<EdgeDisplayData, 'label'>,
    source: LabelEnd,
    target: LabelEnd,
  ): void => {
    const drawn = data as typeof data & DrawnLine & { forceLabel?: boolean };
    const label = data.label;
    if (label === null || label === undefined || label === '') return;
    const forced = drawn.forceLabel ?? false;
    // Above the nodes, which cover what lies between sigma's lines and labels.
    if (forced) context = sigma.getCanvases().labels?.getContext('2d') ?? context;
    const length = Math.hypot(target.x - source.x, target.y - source.y);
    context.font = `500 11px ${sans}`;
    const width = context.measureText(label).width;
    const isClose = sigma.getCamera().ratio < labelledBelow;
    const hasRoom = length - source.size - target.size >= width + (forced ? 4 : 24);
    if (!forced && (!isClose || !hasRoom || look.dim > 0)) return;
    // Among several, what has no room would cover the nodes; the one that is pointed at stands above its line.
    if (!hasRoom && emphasisedEdges.size > 1) return;
    // Screen y runs downwards, so the bend is mirrored.
    const bend = -(drawn.curve ?? 0) * 0.5;
    const x = (source.x + target.x) / 2 - (target.y - source.y) * bend;
    const y = (source.y + target.y) / 2 + (target.x - source.x) * bend;
    let angle = hasRoom ? Math.atan2(target.y - source.y, target.x - source.x) : 0;
    if (angle > Math.PI / 2 || angle < -Math.PI / 2) angle += Math.PI;
    context.save();
    context.translate(x, y);
    context.rotate(angle);
    write(context, label, -width / 2, hasRoom ? 3.5 : -12, forced ? palette.ink : palette.muted);
    context.restore();
  };

  const sigma = new Sigma(graph, container, {
    allowInvalidContainer: true,
    defaultNodeType: 'figure',
    defaultEdgeType: 'line',
    nodeProgramClasses: { figure: FigureProgram as never },
    nodeHoverProgramClasses: { figure: FigureProgram as never },
    edgeProgramClasses: { line: LineProgram as never, thin: ThinProgram as never },
    enableEdgeEvents: true,
    renderEdgeLabels: true,
    zIndex: true,
    itemSizesReference: 'screen',
    minCameraRatio: 0.02,
    maxCameraRatio: 6,
    stagePadding: 56,
    labelFont: sans,
    labelSize,
    labelDensity: 3,
    labelGridCellSize: 90,
    labelRenderedSizeThreshold: labelledFrom * sizeFactor,
    // Nodes grow slower than the picture when it comes closer, and are smaller on a small canvas.
    zoomToSizeRatioFunction: (ratio) => Math.max(0.4, ratio ** 0.45) / sizeFactor,
    defaultDrawNodeLabel: (context, data) => {
      const { label, x, y, size } = data;
      if (label === null || label === '') return;
      const { emphasised = false, selected: isSelected = false } = data as typeof data & Marked;
      if (look.dim > 0 && !emphasised && !isSelected) return;
      waiting.push({
        context,
        label,
        x,
        y,
        size,
        strong: emphasised || isSelected || size > 12,
        first: isSelected ? 2 : Number(emphasised),
      });
    },
    defaultDrawNodeHover: (context, data) => {
      if (data.label === null || data.label === '') return;
      context.font = `600 ${labelSize + 0.5}px ${sans}`;
      const width = context.measureText(data.label).width;
      const [x, y] = [data.x + data.size + 1, data.y - 12];
      context.beginPath();
      context.roundRect(x, y, width + 12, 24, 5);
      context.fillStyle = palette.paper;
      context.globalAlpha = 0.94;
      context.fill();
      context.globalAlpha = 1;
      context.fillStyle = palette.ink;
      context.fillText(data.label, data.x + data.size + 6, data.y + labelSize / 3);
    },
    defaultDrawEdgeLabel: (context, data, source, target) => drawEdgeLabel(context, data, source, target),
  });

  /** Labels of the few edges that stand out, where sigma writes none. */
  const labelEmphasised = (): void => {
    const context = sigma.getCanvases().edgeLabels?.getContext('2d');
    if (context === null || context === undefined) return;
    const endOf = (id: string): LabelEnd | undefined => {
      const shown = sigma.getNodeDisplayData(id);
      return shown && { ...sigma.framedGraphToViewport(shown), size: sigma.scaleSize(shown.size) };
    };
    for (const id of emphasisedEdges) {
      const data = graph.hasEdge(id) ? sigma.getEdgeDisplayData(id) : undefined;
      if (data === undefined) continue;
      const [source, target] = [endOf(graph.source(id)), endOf(graph.target(id))];
      if (source !== undefined && target !== undefined) drawEdgeLabel(context, data, source, target);
    }
  };

  /**
   * Brings attributes that change neither place nor size to the screen. Set through graphology they would make sigma go over every node
   * and edge (measured at 10,000 and 50,000: 769 ms; this: 8).
   */
  const repaintOnly = (nodes: readonly string[], edges: readonly string[]): void => {
    try {
      sigma.refresh({ partialGraph: { nodes: [...nodes], edges: [...edges] }, skipIndexation: true, schedule: true });
    } catch {
      // It throws for what it has not indexed since it was told to index all anew.
      sigma.refresh();
    }
  };

  /** Labels of edges are drawn where they bend as drawn; sigma asks for lines between displayed nodes only. */
  const paint = (nodes: ReadonlySet<string>, edges: ReadonlySet<string>): void => {
    const changedNodes: string[] = [];
    const changedEdges: string[] = [];
    for (const id of new Set([...emphasisedNodes, ...nodes]))
      if (graph.hasNode(id) && emphasisedNodes.has(id) !== nodes.has(id)) {
        Object.assign(graph.getNodeAttributes(id), { emphasised: nodes.has(id) });
        changedNodes.push(id);
      }
    for (const id of new Set([...emphasisedEdges, ...edges]))
      if (graph.hasEdge(id)) {
        const forceLabel = edges.has(id) && edges.size <= labelledEdges;
        const attributes = graph.getEdgeAttributes(id);
        if (emphasisedEdges.has(id) === edges.has(id) && attributes.forceLabel === forceLabel) continue;
        Object.assign(attributes, { emphasised: edges.has(id), forceLabel });
        changedEdges.push(id);
      }
    repaintOnly(changedNodes, changedEdges);
    emphasisedNodes = new Set(nodes);
    emphasisedEdges = new Set(edges);
    look.dim = nodes.size + edges.size > 0 ? 1 : 0;
    sigma.scheduleRender();
  };

  /** What is pointed at wins over what stands out anyway (a selection, a path). */
  const repaint = (): void => {
    container.dataset.pointed = hovered?.id ?? '';
    if (hovered?.kind === 'node' && graph.hasNode(hovered.id)) {
      const { id } = hovered;
      paint(new Set([id, ...graph.neighbors(id)]), new Set(graph.edges(id)));
    } else if (hovered?.kind === 'edge' && graph.hasEdge(hovered.id))
      paint(new Set(graph.extremities(hovered.id)), new Set([hovered.id]));
    else paint(standing.nodes, standing.edges);
  };

  /** Many lines, and no graphics card to draw them. */
  let isCrowded = false;
  let pointing = 0;
  const point = (next: typeof hovered): void => {
    hovered = next;
    container.style.cursor = next === undefined ? '' : 'pointer';
    clearTimeout(pointing);
    if (isCrowded) pointing = window.setTimeout(repaint, pointerRest);
    else repaint();
  };
  sigma.getCamera().on('updated', () => events.panned());
  sigma.on('afterRender', () => {
    if (!sigma.getSetting('renderEdgeLabels') && emphasisedEdges.size <= labelledEdges) labelEmphasised();
    writeLabels();
  });
  sigma.on('enterNode', ({ node }) => point({ kind: 'node', id: node }));
  sigma.on('leaveNode', () => point(undefined));
  sigma.on('enterEdge', ({ edge }) => point({ kind: 'edge', id: edge }));
  sigma.on('leaveEdge', () => point(undefined));

  let aimed = 1;
  let dragged: string | undefined;
  let hasMoved = false;
  const extends_ = (original: Event): boolean => {
    const { shiftKey = false, ctrlKey = false, metaKey = false } = original as Partial<MouseEvent>;
    return shiftKey || ctrlKey || metaKey;
  };
  sigma.on('clickNode', ({ node, event }) => {
    if (!hasMoved) events.picked({ kind: 'node', id: node }, extends_(event.original));
  });
  sigma.on('clickEdge', ({ edge, event }) => events.picked({ kind: 'edge', id: edge }, extends_(event.original)));
  sigma.on('clickStage', ({ event }) => events.picked(undefined, extends_(event.original)));
  sigma.on('doubleClickNode', (payload) => {
    payload.preventSigmaDefault();
    events.opened(payload.node);
  });
  sigma.on('downNode', ({ node }) => {
    dragged = node;
    hasMoved = false;
    if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
  });
  sigma.on('moveBody', ({ event, preventSigmaDefault }) => {
    if (dragged === undefined || !graph.hasNode(dragged)) return;
    hasMoved = true;
    const { x, y } = sigma.viewportToGraph(event);
    graph.mergeNodeAttributes(dragged, { x, y });
    preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  const release = (): void => {
    const id = dragged;
    dragged = undefined;
    if (id === undefined || !hasMoved || !graph.hasNode(id)) return;
    const { x, y } = graph.getNodeAttributes(id);
    events.moved(id, { x: Number(x), y: Number(y) });
  };
  sigma.on('upNode', release);
  sigma.on('upStage', release);

  // The lasso: a line drawn by hand on a canvas of its own.
  const lasso = document.createElement('canvas');
  lasso.className = 'lasso';
  lasso.hidden = true;
  container.append(lasso);
  let trail: Place[] = [];
  let lassoMode: 'lasso' | 'box' | undefined;
  const outline = (): readonly Place[] => {
    const [a, b] = [trail[0], trail.at(-1)];
    if (lassoMode !== 'box' || a === undefined || b === undefined) return trail;
    return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
  };
  const trace = (event: PointerEvent): void => {
    const box = lasso.getBoundingClientRect();
    trail.push({ x: event.clientX - box.left, y: event.clientY - box.top });
    const context = lasso.getContext('2d');
    if (context === null) return;
    context.clearRect(0, 0, lasso.width, lasso.height);
    context.beginPath();
    for (const { x, y } of outline()) context.lineTo(x, y);
    context.closePath();
    context.strokeStyle = palette.accent;
    context.fillStyle = `${palette.accent}22`;
    context.lineWidth = 1.5;
    context.fill();
    context.stroke();
  };
  const isInside = ({ x, y }: Place): boolean => {
    const corners = outline();
    let inside = false;
    for (let at = 0, before = corners.length - 1; at < corners.length; before = at, at += 1) {
      const [a, b] = [corners[at] as Place, corners[before] as Place];
      if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
    }
    return inside;
  };
  lasso.addEventListener('pointerdown', (event) => {
    lasso.setPointerCapture(event.pointerId);
    trail = [];
    trace(event);
  });
  lasso.addEventListener('pointermove', (event) => {
    if (trail.length > 0) trace(event);
  });
  lasso.addEventListener('pointerup', () => {
    const inside = graph.filterNodes((id) => {
      const shown = sigma.getNodeDisplayData(id);
      return shown !== undefined && isInside(sigma.framedGraphToViewport(shown));
    });
    trail = [];
    lasso.getContext('2d')?.clearRect(0, 0, lasso.width, lasso.height);
    events.circled(inside);
  });

  const attributesOf = (figure: Figure): Record<string, unknown> => ({
    label: figure.label,
    color: figure.colour,
    size: figure.radius,
    shape: shapes[figure.type],
    pinned: figure.pinned,
    selected: selected.has(figure.id),
    emphasised: emphasisedNodes.has(figure.id),
  });

  const differs = (known: Record<string, unknown>, next: Record<string, unknown>): boolean =>
    Object.keys(next).some((key) => known[key] !== next[key]);

  const frame: Stage['fit'] = (left, nodes) => {
    sigma.setCustomBBox(null);
    sigma.refresh();
    if (graph.order > 1) sigma.setCustomBBox(sigma.getBBox());
    const camera = sigma.getCamera();
    const { width, height } = sigma.getDimensions();
    const whole = { cameraState: { x: 0.5, y: 0.5, ratio: 1, angle: 0 } };
    const at = (nodes ?? graph.nodes()).flatMap((id) => {
      const shown = sigma.getNodeDisplayData(id);
      return shown === undefined ? [] : [sigma.framedGraphToViewport(shown, whole)];
    });
    if (at.length === 0) {
      void camera.animate(whole.cameraState, { duration: 250 });
      return;
    }
    const [x0, x1] = [Math.min(...at.map(({ x }) => x)), Math.max(...at.map(({ x }) => x))];
    const [y0, y1] = [Math.min(...at.map(({ y }) => y)), Math.max(...at.map(({ y }) => y))];
    const room = width - left;
    const forLabels = Math.min(roomForLabels, partForLabels * room);
    const ratio = Math.max(
      0.35,
      (x1 - x0) / Math.max(80, room - forLabels - Math.min(60, 0.08 * room)),
      (y1 - y0) / Math.max(80, height - 110),
    );
    const origin = sigma.viewportToFramedGraph({ x: 0, y: 0 }, whole);
    const across = sigma.viewportToFramedGraph({ x: 1, y: 1 }, whole);
    const centre = sigma.viewportToFramedGraph({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, whole);
    const shift = (left + (room - forLabels) / 2 - width / 2) * ratio;
    void camera.animate(
      { x: centre.x - shift * (across.x - origin.x), y: centre.y + (across.y - origin.y) * 6 * ratio, ratio },
      { duration: 250 },
    );
  };

  const focus: Stage['focus'] = (node, left) => {
    const shown = graph.hasNode(node) ? sigma.getNodeDisplayData(node) : undefined;
    if (shown === undefined) return;
    const camera = sigma.getCamera();
    const ratio = Math.min(camera.ratio, 0.7);
    const state = { cameraState: { ...camera.getState(), ratio } };
    const step =
      sigma.viewportToFramedGraph({ x: 1, y: 0 }, state).x - sigma.viewportToFramedGraph({ x: 0, y: 0 }, state).x;
    void camera.animate({ x: shown.x - (left / 2) * step, y: shown.y, ratio }, { duration: 350 });
  };

  return {
    show: (figures, lines) => {
      const shown = new Set(figures.map(({ id }) => id));
      const linked = new Set(lines.map(({ id }) => id));
      let hasChanged = false;
      for (const id of graph.edges())
        if (!linked.has(id)) {
          graph.dropEdge(id);
          hasChanged = true;
        }
      for (const id of graph.nodes())
        if (!shown.has(id)) {
          graph.dropNode(id);
          hasChanged = true;
        }
      for (const figure of figures) {
        const next = { ...attributesOf(figure), ...figure.place };
        const known = graph.hasNode(figure.id);
        if (known && !differs(graph.getNodeAttributes(figure.id), next)) continue;
        hasChanged = true;
        if (known) graph.mergeNodeAttributes(figure.id, next);
        else graph.addNode(figure.id, next);
      }
      const isPlain = lines.length > plainAbove;
      isCrowded = isSoftware && lines.length > restAbove;
      // In each frame sigma would go over all edges for the labels that they may have.
      if (sigma.getSetting('renderEdgeLabels') === isPlain) {
        sigma.setSetting('renderEdgeLabels', !isPlain);
        hasChanged = true;
      }
      const rests = isCrowded;
      // Setting it makes sigma index everything again.
      if (sigma.getSetting('hideEdgesOnMove') !== rests) {
        sigma.setSetting('hideEdgesOnMove', rests);
        hasChanged = true;
      }
      const curves = isPlain ? new Map<string, number>() : curvesOf(lines);
      for (const line of lines) {
        const next = {
          type: isPlain ? 'thin' : 'line',
          label: line.label,
          color: line.colour,
          size: line.width,
          curve: curves.get(line.id) ?? 0,
          style: styles[line.status],
          arrow: line.arrow && !isPlain,
          disputed: line.disputed && !isPlain,
        };
        const known = graph.hasEdge(line.id);
        if (known && !differs(graph.getEdgeAttributes(line.id), next)) continue;
        hasChanged = true;
        if (known) graph.mergeEdgeAttributes(line.id, next);
        else graph.addEdgeWithKey(line.id, line.from, line.to, next);
      }
      if (hovered !== undefined && !(hovered.kind === 'node' ? graph.hasNode(hovered.id) : graph.hasEdge(hovered.id)))
        hovered = undefined;
      // At once, so that what is new can be highlighted one by one.
      if (hasChanged) sigma.refresh();
      if (!sigma.getCustomBBox() && graph.order > 1) sigma.setCustomBBox(sigma.getBBox());
      repaint();
    },
    setTheme: (next) => {
      palette = next;
      applyTheme();
      sigma.refresh();
    },
    emphasise: (nodes, edges) => {
      standing = { nodes: new Set(nodes), edges: new Set(edges) };
      repaint();
    },
    select: (nodes) => {
      const changed = [...new Set([...selected, ...nodes])].filter(
        (id) => graph.hasNode(id) && selected.has(id) !== nodes.has(id),
      );
      for (const id of changed)
        Object.assign(graph.getNodeAttributes(id), { selected: nodes.has(id), forceLabel: nodes.has(id) });
      repaintOnly(changed, []);
      selected = new Set(nodes);
    },
    place: (places) => {
      graph.updateEachNodeAttributes(
        (id, attributes) => {
          const place = places.get(id);
          return place === undefined || id === dragged ? attributes : Object.assign(attributes, place);
        },
        { attributes: ['x', 'y'] },
      );
    },
    places: () => new Map(graph.mapNodes((id, { x, y }): [string, Place] => [id, { x: Number(x), y: Number(y) }])),
    fit: frame,
    zoom: (factor) => {
      const camera = sigma.getCamera();
      // Several presses in a row add up, although the camera is still on its way.
      aimed = camera.getBoundedRatio((camera.isAnimated() ? aimed : camera.ratio) * factor);
      void camera.animate({ ratio: aimed }, { duration: 180 });
    },
    focus,
    reveal: (nodes, left) => {
      const { width, height } = sigma.getDimensions();
      const at = nodes.flatMap((id) => {
        const shown = graph.hasNode(id) ? sigma.getNodeDisplayData(id) : undefined;
        return shown === undefined ? [] : [{ id, ...sigma.framedGraphToViewport(shown) }];
      });
      const hidden = at.filter(({ x, y }) => x < left + 12 || x > width - 24 || y < 12 || y > height - 24);
      const [one, other] = at;
      // An edge that is too short to be seen is no better than one out of the picture.
      const isDot = one !== undefined && other !== undefined && Math.hypot(other.x - one.x, other.y - one.y) < seenFrom;
      if ((hidden.length === 0 && !isDot) || at[0] === undefined) return;
      if (at.length === 1) focus(at[0].id, left);
      else frame(left, nodes);
    },
    setLasso: (mode) => {
      lassoMode = mode;
      lasso.width = container.clientWidth;
      lasso.height = container.clientHeight;
      lasso.hidden = mode === undefined;
    },
    pan: (dx, dy) => {
      const camera = sigma.getCamera();
      const [a, b] = [sigma.viewportToFramedGraph({ x: 0, y: 0 }), sigma.viewportToFramedGraph({ x: dx, y: dy })];
      void camera.animate({ x: camera.x + b.x - a.x, y: camera.y + b.y - a.y }, { duration: 120 });
    },
    drawn: (nodes) => {
      const { width, height } = sigma.getDimensions();
      const at = new Map<string, Place & { readonly radius: number }>();
      for (const id of nodes ?? graph.nodes()) {
        const shown = graph.hasNode(id) ? sigma.getNodeDisplayData(id) : undefined;
        if (shown === undefined) continue;
        at.set(id, { ...sigma.framedGraphToViewport(shown), radius: sigma.scaleSize(shown.size) });
      }
      return { width, height, at };
    },
    camera: () => {
      const { x, y, ratio } = sigma.getCamera().getState();
      return { x, y, ratio };
    },
    setCamera: (state) => sigma.getCamera().setState({ ...state, angle: 0 }),
    // Drawn at once: a canvas is blank after its size has changed.
    resize: () => {
      measureSide();
      if (sigma.getSetting('labelRenderedSizeThreshold') !== labelledFrom * sizeFactor)
        sigma.setSetting('labelRenderedSizeThreshold', labelledFrom * sizeFactor);
      sigma.resize();
      sigma.refresh({ partialGraph: {}, skipIndexation: true });
    },
    destroy: () => {
      clearTimeout(pointing);
      sigma.kill();
    },
  };
};
