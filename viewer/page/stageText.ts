/* What both stages write and ask in the same way. */

export const sans = 'system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, sans-serif';

/** Writes on a canvas with an edge in the paper's colour, so that it can be read over lines. */
export const writeText = (
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  paper: string,
): void => {
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = paper;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
};

/** True where WebGL is computed by the processor. */
export const drawsInSoftware = (): boolean => {
  const gl = document.createElement('canvas').getContext('webgl');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  if (gl === null || gl === undefined || info === null || info === undefined) return false;
  const isSoftware = /swiftshader|llvmpipe|software/i.test(String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return isSoftware;
};

/** Where a label of this length begins beside a node: to the right, or to the left where the canvas ends before the label does. */
export const beside = (x: number, distance: number, length: number, width: number): number => {
  const right = x + distance;
  return right + length <= width - 4 || x - distance - length < 4 ? right : x - distance - length;
};
