import { type Bodies, createForces, packPieces, pushApart, surround } from '../../graph/picture/forces.ts';

export interface LayoutRequest extends Bodies {
  readonly rounds: number;
  /** False for an arrangement that is given already and only needs room. */
  readonly forces: boolean;
}

export interface LayoutStep {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly done: boolean;
}

/** Rounds between two pictures on the way. */
const roundsAtOnce = 6;

self.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  const say = (done: boolean): void => {
    const step: LayoutStep = { x: data.x.slice(), y: data.y.slice(), done };
    postMessage(step, { transfer: [step.x.buffer, step.y.buffer] });
  };
  if (data.forces) {
    const forces = createForces(data);
    for (let round = 0; round < data.rounds; round += roundsAtOnce) {
      forces.step(roundsAtOnce);
      say(false);
    }
  }
  if (data.forces) packPieces(data);
  pushApart(data, 7);
  if (data.forces) surround(data);
  say(true);
});
