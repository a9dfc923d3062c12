import { EntenteGraph } from './ententeGraph.ts';

customElements.define('entente-graph', EntenteGraph);
