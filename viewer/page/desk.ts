import type { RelationType } from '../../graph/ontology.ts';
import type { About, SceneNode } from '../server/wire.ts';
import type { Scene } from './scene.ts';
import type { Language, Words } from './words.ts';

/** What can be opened beside the graph. */
export type Target =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'edge'; readonly id: string }
  | { readonly kind: 'article'; readonly id: string; readonly at: number; readonly statement?: string }
  | { readonly kind: 'statement'; readonly id: string }
  | { readonly kind: 'paths'; readonly from: string; readonly to: string };

/** Neighbours that one expansion adds, to choose from. */
export const expansions = [10, 25, 100] as const;

/** Sentences on a node's card, the newest: those that come with it, and all that it lists when asked for more. */
export const statementsFirst = 60;
export const statementsMost = 500;

/** What the parts of the page share: words, the scene, and what can be done with it. */
export interface Desk {
  readonly words: Words;
  readonly language: Language;
  readonly about: About | undefined;
  readonly scene: Scene;
  nameOf(id: string): string;
  open(target: Target): void;
  close(): void;
  back(): void;
  readonly canGoBack: boolean;
  /** Nodes that one expansion adds. */
  readonly expandLimit: number;
  setExpandLimit(limit: number): void;
  expand(id: string, type?: RelationType, direction?: string): void;
  collapse(id: string): void;
  pin(ids: readonly string[]): void;
  hide(ids: readonly string[]): void;
  keepOnly(ids: readonly string[]): void;
  arrangeAround(id: string): void;
  addNode(node: SceneNode): void;
  /** Waits for a second node: in the graph, or in the search. */
  pick(purpose: 'path' | 'same' | 'different', from: string): void;
  judgeWrong(statement: string): void;
  /** Lists more of the sentences about the node whose card is open. */
  moreStatements(): void;
  say(text: string): void;
}
