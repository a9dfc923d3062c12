/** One round of ForceAtlas2 over the matrices that graphology's worker uses; the package has types for its outer API only. */
declare module 'graphology-layout-forceatlas2/iterate.js' {
  const iterate: (
    settings: Readonly<Record<string, number | boolean>>,
    nodes: Float32Array,
    edges: Float32Array,
  ) => Readonly<Record<string, number>>;
  export default iterate;
}
