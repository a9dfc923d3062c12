import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { cypher } from '@codemirror/legacy-modes/mode/cypher';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { nodeTypes, relationTypes } from '../../graph/ontology.ts';

/* The Cypher editor: a chunk of its own, loaded with the first opening of the question box. */

const clauses =
  'MATCH OPTIONAL WHERE RETURN WITH UNWIND ORDER BY LIMIT SKIP DISTINCT AS AND OR NOT IN CONTAINS STARTS ENDS IS NULL count collect labels type shortestPath'.split(
    ' ',
  );
const properties =
  'id name aliases articles status disputed date since until sources confidence statements title text publishedAt source speaker rule'.split(
    ' ',
  );

/** What may stand here: types after a colon, properties after a dot, clauses elsewhere. */
const complete = (context: CompletionContext): CompletionResult | null => {
  const word = context.matchBefore(/[\w]*$/);
  const from = word?.from ?? context.pos;
  const before = context.state.sliceDoc(Math.max(0, from - 60), from);
  if (from === context.pos && !context.explicit && !/[:.|]$/.test(before)) return null;
  const option = (type: string) => (label: string) => ({ label, type });
  if (/\[\w*:[\w|]*$|\|$/.test(before)) return { from, options: relationTypes.map(option('keyword')) };
  if (/\(\w*:$/.test(before))
    return { from, options: [...nodeTypes, 'Entity', 'Article', 'Statement'].map(option('class')) };
  if (/\w\.$/.test(before)) return { from, options: properties.map(option('property')) };
  return { from, options: clauses.map(option('keyword')) };
};

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
  { tag: tags.string, color: 'var(--organisation)' },
  { tag: tags.number, color: 'var(--country)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
  { tag: tags.atom, color: 'var(--treaty)' },
]);

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', color: 'var(--ink)', backgroundColor: 'var(--field)' },
  '.cm-content': { fontFamily: 'var(--mono)', caretColor: 'var(--ink)', padding: '8px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--muted)', border: 'none' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-1px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--wash)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--card)', border: '1px solid var(--rule)', color: 'var(--ink)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--card)' },
});

export interface Editor {
  setText(text: string): void;
  focus(): void;
}

/** Puts an editor into `parent`, which lies in a shadow root: so CodeMirror's styles are adopted, and no inline style is needed. */
export const createEditor = (
  parent: HTMLElement,
  text: string,
  { label, change, run }: { readonly label: string; readonly change: (text: string) => void; readonly run: () => void },
): Editor => {
  const view = new EditorView({
    parent,
    root: parent.getRootNode() as ShadowRoot,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        EditorView.lineWrapping,
        StreamLanguage.define(cypher),
        syntaxHighlighting(colours),
        autocompletion({ override: [complete] }),
        theme,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        keymap.of([
          {
            key: 'Mod-Enter',
            run: () => {
              run();
              return true;
            },
          },
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) change(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText: (next) => {
      if (view.state.doc.toString() !== next)
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    focus: () => view.focus(),
  };
};
