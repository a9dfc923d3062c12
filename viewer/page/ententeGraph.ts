import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { type RelationKind, type RelationType, relations } from '../../graph/ontology.ts';
import { showName } from '../../graph/picture/names.ts';
import { drawSvg, type Line, type Place } from '../../graph/picture/svg.ts';
import { channels, onScale, palettes, type Theme, toneOf } from '../../graph/picture/tones.ts';
import type {
  About,
  EdgeAnswer,
  HeldJudgement,
  Overview,
  Piece,
  SceneEdge,
  SceneNode,
  SearchHit,
  StatementAnswer,
} from '../server/wire.ts';
import { longestAddress, pack, readView, targetOf, unpack, type View, writeView } from './address.ts';
import { type Card, cardView } from './cards.ts';
import { type Client, createClient, Refusal } from './client.ts';
import { type Desk, expansions, statementsFirst, statementsMost, type Target } from './desk.ts';
import { showNumber } from './display.ts';
import type { Editor } from './editor.ts';
import { alongTime, ringsAround, startLayout } from './layout.ts';
import { type LegendState, legendView, tallyOutlets, tallyScene } from './legend.ts';
import { type ExportScope, exportMenu, helpView, judgementList, viewsMenu } from './menus.ts';
import { drawHtml, drawPng, placesOf } from './picture.ts';
import { editorPlace, firstQuery, type QueryState, queryView } from './queryBox.ts';
import { idsIn } from './reasons.ts';
import { emptyState, type Filters, noFilters, Scene, type SceneState, type Visible } from './scene.ts';
import { closedSearch, type SearchState, searchView } from './searchBox.ts';
import styles from './shell.css?inline';
import { createStage, type Figure, type Stage } from './stage.ts';
import { firstTable, type TableState, tableView } from './tableView.ts';
import { binsOf, type TimeTally, tallyTime, timeView } from './timeBar.ts';
import { type Language, type Words, words } from './words.ts';
import {
  maskOf,
  monthsOf,
  moveWorld,
  readOutlets,
  readWorld,
  type Tally,
  tallyOutletsOf,
  tallyWorld,
  type World,
  type WorldMask,
} from './world.ts';
import { drawWorld, foremostOf } from './worldPicture.ts';
import { createWorldStage, type WorldLook, type WorldStage } from './worldStage.ts';

type Drawer = 'table' | 'query' | undefined;
type Dialog = 'help' | 'export' | 'views' | undefined;

interface WorldNodeName {
  readonly id: string;
  readonly name: string;
}

/** Neighbours that come with a node out of the overview of a large graph: the strongest. */
const neighboursShown = 60;
/** Nodes of the overview that become a scene at once. */
const mostChosen = 2000;
/** Edges whose outlets are asked for at a time. */
const outletsAtOnce = 5000;
/** How often a layout that is still made is asked for its next stage, in milliseconds. */
const nextStage = 1500;
/** Edges whose sentences one HTML file holds, and the most sentences. */
const sentencesInHtml = 4000;
const mostSentences = 20_000;
/** Edges whose statements the table lists, and the most statements. */
const edgesInTable = 4000;
const statementsInTable = 5000;
/** Nodes that are named in a picture of the whole of a large graph. */
const namesInPicture = 80;
/** How often it is asked how far the overview is, in milliseconds. */
const nextLook = 500;
/** How often a server that is gone is asked again, in milliseconds. */
const askAgain = 2500;
/** A card that is not there after so many milliseconds says that it takes long. */
const longLoad = 2500;
/** After this many milliseconds the camera has come to rest. */
const settleTime = 420;
/** Pixels that an arrow key moves the picture by. */
const panStep = 80;
/** Milliseconds between two steps of the time player. */
const playStep = 700;

const read = (key: string): string | undefined => {
  try {
    return localStorage.getItem(`entente.${key}`) ?? undefined;
  } catch {
    return undefined;
  }
};
const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(`entente.${key}`, value);
  } catch {
    // A browser that keeps nothing: the page works, and forgets.
  }
};

/** Below this width the card is a sheet; the same as in shell.css. */
const wideFrom = 761;

/**
 * The page as an element: `<entente-graph server="/graph/"></entente-graph>` shows a store's graph. Without `server` it speaks to the server
 * that its page came from. `show="node=country:KP"` opens one thing. With `page` it is the whole page: then it also takes keys
 * from everywhere, and its view is in the address.
 */
export class EntenteGraph extends LitElement implements Desk {
  static override readonly styles = [css`${unsafeCSS(styles)}`];

  readonly scene = new Scene();
  about: About | undefined;
  #client: Client = createClient(document.baseURI);
  #stage: Stage | undefined;
  #language: Language = 'de';
  #theme: Theme = 'light';
  #names = new Map<string, string>();
  #visible: Visible = { nodes: [], edges: [], timeless: [] };
  #overview: Overview | undefined;
  /** The whole of a graph that is too large for a scene: what an empty scene shows. */
  #world: World | undefined;
  #worldStage: WorldStage | undefined;
  #worldMask: WorldMask | undefined;
  #worldTally: Tally | undefined;
  #worldTime: TimeTally | undefined;
  #worldNames = new Map<number, WorldNodeName>();
  #worldTimer = 0;
  /** How much of the overview is made, from 0 to 1, while that is not all. */
  #made: number | undefined;
  /** The best connected part of the whole, for the table. */
  #listed: Overview | undefined;
  #ready = false;
  #gone: 'server' | 'store' | undefined;
  #search: SearchState = closedSearch;
  #searching: AbortController | undefined;
  #legend: LegendState = { colourBy: 'type', sizeBy: 'degree' };
  #legendOpen = true;
  #card: Card | undefined;
  #target: Target | undefined;
  #trail: Target[] = [];
  /** What is done again once there is an answer: opening a card, entering a part of a large graph. */
  readonly #missed = new Map<'card' | 'scene', () => void>();
  #picking: { readonly purpose: 'path' | 'same' | 'different'; readonly from: string } | undefined;
  #path: { readonly nodes: readonly string[]; readonly edges: readonly string[] } | undefined;
  #chosen: ReadonlySet<string> = new Set();
  #lasso: 'lasso' | 'box' | undefined;
  #drawer: Drawer;
  #dialog: Dialog;
  #menuOpen = false;
  #table: TableState = firstTable;
  #query: QueryState = firstQuery;
  #editor: Editor | undefined;
  #judgements: readonly HeldJudgement[] = [];
  #message = '';
  /** What can be done about what is said. */
  #offer: { readonly word: string; readonly take: () => void } | undefined;
  #messageTimer = 0;
  #stopLayout: (() => void) | undefined;
  /** True once somebody wanted to see where articles appeared. */
  #showsOutlets = false;
  #isLearningOutlets = false;
  #asking: AbortController | undefined;
  #expandLimit: number = expansions[1];
  #exportScope: ExportScope = 'scene';
  #player = 0;
  #addressTimer = 0;
  #ownHash = '';

  get #isWide(): boolean {
    return this.clientWidth >= wideFrom;
  }

  /** True when nothing else is on the page. */
  get #isPage(): boolean {
    return this.hasAttribute('page');
  }

  get words(): Words {
    return words[this.#language];
  }
  get language(): Language {
    return this.#language;
  }
  /** How large the whole graph is. */
  get total(): { readonly nodes: number; readonly edges: number } {
    if (this.#world !== undefined) return { nodes: this.#world.x.length, edges: this.#world.source.length };
    return this.#overview?.total ?? { nodes: 0, edges: 0 };
  }
  get canGoBack(): boolean {
    return this.#trail.length > 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#client = createClient(new URL(this.getAttribute('server') ?? './', document.baseURI).href);
    const language = read('language') ?? navigator.language.slice(0, 2);
    this.#language =
      language === 'en' || (language !== 'de' && read('language') === undefined && !navigator.language.startsWith('de'))
        ? 'en'
        : 'de';
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    this.#theme = (read('theme') ?? (dark ? 'dark' : 'light')) === 'dark' ? 'dark' : 'light';
    this.#legendOpen = this.#isWide;
    addEventListener('keydown', this.#onKey);
    addEventListener('hashchange', this.#onHash);
    addEventListener('resize', this.#onResize);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#onKey);
    removeEventListener('hashchange', this.#onHash);
    removeEventListener('resize', this.#onResize);
    clearInterval(this.#player);
    clearTimeout(this.#worldTimer);
    this.#asking?.abort();
    this.#stopLayout?.();
    this.#stage?.destroy();
    this.#stage = undefined;
    this.#worldStage?.destroy();
    this.#worldStage = undefined;
  }

  protected override firstUpdated(): void {
    const container = this.renderRoot.querySelector<HTMLElement>('#stage');
    if (container === null) return;
    this.#stage = createStage(container, palettes[this.#theme], {
      picked: (target, extend) => this.#onPick(target, extend),
      opened: (id) => this.expand(id),
      moved: (id, place) => {
        this.scene.change({
          places: new Map([...this.scene.state.places, [id, place]]),
          pinned: new Set([...this.scene.state.pinned, id]),
        });
        this.#redraw();
      },
      circled: (ids) => {
        this.#lasso = undefined;
        this.#choose(new Set(ids));
      },
      panned: () => this.#noteAddress(),
    });
    new ResizeObserver(() => {
      this.#stage?.resize();
      this.#worldStage?.resize();
    }).observe(container);
    void this.#start();
  }

  protected override updated(_changed: PropertyValues): void {
    this.dataset.theme = this.#theme;
    this.lang = this.#language;
    if (this.#isPage) document.documentElement.lang = this.#language;
    this.#stage?.setLasso(this.#lasso);
    this.#worldStage?.setLasso(this.#lasso);
    if (this.#drawer === 'query') void this.#openEditor();
    else this.#editor = undefined;
  }

  // ——— Coming and going ———

  async #start(): Promise<void> {
    try {
      this.about = await this.#client.about();
      // What was empty has no view to come back to.
      const wasEmpty = this.#ready && this.#overview?.total.nodes === 0;
      await this.#readWhole();
      this.#judgements = await this.#client.judgements();
      if (wasEmpty) this.#showOverview();
      else await this.#openAddress();
      this.#ready = true;
      if (this.#gone !== undefined) this.say(this.#gone === 'server' ? this.words.returned : this.words.storeReturned);
      this.#gone = undefined;
      // An empty store may be filled while somebody looks at the page.
      if (this.#overview?.total.nodes === 0) setTimeout(() => void this.#start(), askAgain);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'gone' || error.code === 'away') this.#gone = error.code === 'gone' ? 'server' : 'store';
      else this.say(this.#wordsOf(error)[0]);
      setTimeout(() => void this.#start(), askAgain);
    }
    this.#redraw();
  }

  /** Reads the overview: a small graph as facts, a large one as columns. */
  async #readWhole(): Promise<void> {
    const total = Object.values(this.about?.stats.nodes ?? {}).reduce((sum, amount) => sum + amount, 0);
    if (total > (this.about?.limits.overviewNodes ?? 0)) {
      await this.#readWorld();
      return;
    }
    const overview = await this.#client.overview();
    if (overview.large) {
      await this.#readWorld();
      return;
    }
    this.#overview = overview;
    this.#world = undefined;
    this.scene.learn(overview);
  }

  /** Tells how far the overview is until `work` is done. */
  async #whileMaking<T>(work: Promise<T>): Promise<T> {
    let isWaiting = true;
    const look = async (): Promise<void> => {
      while (isWaiting) {
        // Whoever waits for the overview learns what is wrong; this only tells how long it may take.
        const part = await this.#client.worldProgress().catch(() => undefined);
        if (!isWaiting) return;
        this.#made = part;
        this.requestUpdate();
        await new Promise((resolve) => setTimeout(resolve, nextLook));
      }
    };
    void look();
    try {
      return await work;
    } finally {
      isWaiting = false;
    }
  }

  async #readWorld(): Promise<void> {
    const world = readWorld(await this.#whileMaking(this.#client.world()));
    const isSame = world.state === this.#world?.state;
    if (!isSame) this.#worldNames = new Map();
    this.#world = isSame && this.#world?.outlets !== undefined ? { ...world, outlets: this.#world.outlets } : world;
    this.#worldTally = tallyWorld(world);
    this.#overview = undefined;
    this.#listed = undefined;
    this.#followLayout();
  }

  /** Takes over the stages of a layout that is still made. */
  #followLayout(): void {
    clearTimeout(this.#worldTimer);
    if (this.#world === undefined || this.#world.done) return;
    this.#worldTimer = window.setTimeout(async () => {
      const world = this.#world;
      if (world === undefined) return;
      this.#made = await this.#attempt(() => this.#client.worldProgress());
      const places = await this.#attempt(() => this.#client.worldPlaces(world.stage));
      if (places !== undefined && this.#world === world) await this.#takeOver(world, places);
      this.requestUpdate();
      this.#followLayout();
    }, nextStage);
  }

  async #takeOver(world: World, places: ArrayBuffer): Promise<void> {
    const moved = moveWorld(world, places);
    if (moved !== undefined) this.#world = moved;
    else
      await this.#attempt(async () => {
        this.about = await this.#client.about();
        await this.#readWhole();
        // What has shrunk to the size of a scene is one from now on.
        if (this.#world === undefined && this.scene.state.nodes.size === 0) this.#showOverview();
      });
    // Whoever has not moved the picture yet keeps seeing all of it.
    const isWhole = this.#worldStage?.isWhole() ?? false;
    if (moved === undefined) this.#redraw();
    else this.#showWorld();
    if (isWhole && this.#isWorld) this.#fit();
  }

  /** True when the canvas shows the whole of a large graph. */
  get #isWorld(): boolean {
    return this.#world !== undefined && this.scene.state.nodes.size === 0;
  }

  /** Shows what the address names: a view, one thing, or the overview. */
  async #openAddress(): Promise<void> {
    const hash = this.#isPage ? location.hash : (this.getAttribute('show') ?? '');
    const packed = /^#v=([\w-]+)$/.exec(hash)?.[1];
    const view = packed === undefined ? undefined : readView((await unpack(packed)) ?? '');
    if (view !== undefined) {
      await this.#showView(view);
      return;
    }
    this.#showOverview();
    const target = targetOf(hash);
    if (target === undefined) return;
    // A large graph is not a scene: what a link names comes with its surroundings.
    if (this.#world !== undefined && target.kind === 'node') await this.#enterNode(target.id);
    else {
      this.open(target);
      if (this.#world !== undefined && target.kind === 'edge') await this.#enterScene(target.id.split('|').slice(1, 3));
    }
  }

  /** Goes to the overview, as a step that undo takes back. */
  #showOverview(filters = this.scene.filters): void {
    this.#stopLayout?.();
    this.#stopLayout = undefined;
    const overview = this.#overview;
    const nodes = overview?.nodes ?? [];
    const state: SceneState = {
      ...emptyState,
      nodes: new Set(nodes.map(({ id }) => id)),
      edges: new Set((overview?.edges ?? []).map(({ id }) => id)),
      places: new Map(nodes.map(({ id, x = 0, y = 0 }): [string, Place] => [id, { x, y }])),
    };
    if (this.#ready) this.scene.change(state, filters);
    else this.scene.restart(state);
    this.#redraw();
    this.#fit();
  }

  async #showView(view: View): Promise<void> {
    const ids = [...view.scene.nodes];
    const unknown = ids.some((id) => !this.scene.nodes.has(id));
    const isOverview =
      !unknown &&
      this.#overview !== undefined &&
      ids.every((id) => this.#overview?.nodes.some((node) => node.id === id));
    const piece: Piece = isOverview
      ? {
          nodes: [],
          edges: (this.#overview?.edges ?? []).filter(
            ({ from, to }) => view.scene.nodes.has(from) && view.scene.nodes.has(to),
          ),
        }
      : ids.length === 0
        ? { nodes: [], edges: [] }
        : await this.#client.scene(ids);
    this.scene.learn(piece);
    const known = new Set(ids.filter((id) => this.scene.nodes.has(id)));
    this.scene.restart({ ...view.scene, nodes: known, edges: new Set(piece.edges.map(({ id }) => id)) });
    this.scene.filters = view.filters;
    this.#legend = view.legend;
    if (view.query !== undefined) this.#query = { ...this.#query, cypher: view.query };
    this.#chosen = new Set([...view.chosen].filter((id) => known.has(id)));
    if (view.drawer !== undefined && view.drawer !== this.#drawer) await this.#openDrawer(view.drawer);
    this.#redraw();
    this.#fit();
    if (view.camera !== undefined) {
      const { x, y, ratio } = view.camera;
      if (this.#isWorld) this.#worldStage?.setCamera({ x, y, zoom: 1 / ratio });
      else this.#stage?.setCamera(view.camera);
    }
    if (view.open !== undefined) this.open(view.open);
  }

  get #view(): View {
    return {
      scene: { ...this.scene.state, places: new Map([...this.scene.state.places, ...(this.#stage?.places() ?? [])]) },
      filters: this.scene.filters,
      legend: this.#legend,
      open: this.#target,
      chosen: this.#chosen,
      query: this.#query.cypher === firstQuery.cypher ? undefined : this.#query.cypher,
      camera: this.#camera,
      drawer: this.#drawer,
    };
  }

  get #camera(): View['camera'] {
    if (!this.#isWorld) return this.#stage?.camera();
    const camera = this.#worldStage?.camera();
    return camera === undefined ? undefined : { x: camera.x, y: camera.y, ratio: 1 / camera.zoom };
  }

  /** Keeps the address in step, so that reload and bookmark come back to this view. */
  #noteAddress(): void {
    clearTimeout(this.#addressTimer);
    this.#addressTimer = window.setTimeout(async () => {
      if (!this.#ready || !this.#isPage || this.scene.state.nodes.size > 2000) return;
      const packed = await pack(writeView(this.#view));
      this.#ownHash = packed.length > longestAddress ? '' : `#v=${packed}`;
      if (this.#ownHash !== '') history.replaceState(null, '', this.#ownHash);
    }, 400);
  }

  readonly #onHash = (): void => {
    if (this.#isPage && location.hash !== this.#ownHash && this.#ready) void this.#openAddress();
  };

  readonly #onResize = (): void => {
    this.requestUpdate();
  };

  /** Runs what asks the server; a refusal becomes a word, a server that is gone is waited for, and then `again` is done. */
  async #attempt<T>(work: () => Promise<T>, again?: () => void): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'gone' || error.code === 'away') {
        if (again !== undefined) this.#missed.set('scene', again);
        this.#wait(error.code);
      } else this.say(this.#wordsOf(error).join(' '));
      return undefined;
    }
  }

  /** What was refused and what to do: in the page's words where it has some, else in the server's. */
  #wordsOf({ code, message, hint }: Refusal): readonly [message: string, hint?: string] {
    if (code === 'gone') return [this.words.gone];
    if (code === 'away') return [this.words.storeGone];
    const { refusals } = this.words;
    const known = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
    if (known !== undefined) return known;
    return hint === undefined ? [message] : [`${message.replace(/\.$/, '')}.`, hint];
  }

  /** Says that the server, or the store behind it, is gone, and asks until it is back. */
  #wait(code: string): void {
    if (this.#gone !== undefined) return;
    this.#gone = code === 'gone' ? 'server' : 'store';
    this.requestUpdate();
    const knock = async (): Promise<void> => {
      try {
        this.about = await this.#client.about();
        this.say(this.#gone === 'store' ? this.words.storeReturned : this.words.returned);
        this.#gone = undefined;
        const missed = [...this.#missed.values()];
        this.#missed.clear();
        for (const again of missed) again();
      } catch (error) {
        if (error instanceof Refusal) this.#gone = error.code === 'away' ? 'store' : 'server';
        setTimeout(() => void knock(), askAgain);
      }
    };
    setTimeout(() => void knock(), askAgain);
  }

  /** Says something for a while, longer when there is something to do about it. */
  say(text: string, offer?: { readonly word: string; readonly take: () => void }): void {
    this.#message = text;
    this.#offer = offer;
    clearTimeout(this.#messageTimer);
    this.#messageTimer = window.setTimeout(
      () => {
        this.#message = '';
        this.#offer = undefined;
        this.requestUpdate();
      },
      offer === undefined ? 6000 : 20_000,
    );
    this.requestUpdate();
  }

  // ——— The picture ———

  nameOf(id: string): string {
    return this.scene.nodes.get(id)?.name ?? this.#names.get(id) ?? id;
  }

  /** Shows everything beside the legend, not behind it. */
  #fit(nodes?: readonly string[]): void {
    if (this.#isWorld) this.#worldStage?.fit(this.#covered);
    else this.#stage?.fit(this.#covered, nodes);
  }

  /** Pixels of the canvas that the legend covers. */
  get #covered(): number {
    const legend = this.renderRoot.querySelector<HTMLElement>('.legend.open');
    return legend !== null && this.#isWide ? legend.offsetWidth + legend.offsetLeft : 0;
  }

  readonly #radius = (node: SceneNode): number => {
    const { sizeBy } = this.#legend;
    if (sizeBy === 'rank' || sizeBy === 'between') return 3.6 + 16.4 * Math.sqrt(node[sizeBy] ?? 0);
    return Math.min(20, 3.6 + 1.9 * Math.sqrt(node[sizeBy]));
  };

  /** The colour of each of some nodes that are shown together. */
  #colouring(nodes: readonly SceneNode[]): (node: SceneNode) => string {
    const palette = palettes[this.#theme];
    const { colourBy } = this.#legend;
    if (colourBy === 'type') return ({ type }) => palette.types[type];
    if (colourBy === 'community') return ({ community = 99 }) => palette.communities[community] ?? palette.muted;
    // The scale spans what is shown; few nodes are central, and by the root the others are told apart as well.
    const values = nodes.map((node) => node[colourBy] ?? 0);
    const least = values.reduce((low, value) => Math.min(low, value), 1);
    const most = values.reduce((high, value) => Math.max(high, value), 0);
    return (node) => onScale(palette, Math.sqrt(((node[colourBy] ?? 0) - least) / (most - least || 1)));
  }

  /** What the histogram counts. */
  get #timeTally(): TimeTally {
    return this.#isWorld && this.#worldTime !== undefined ? this.#worldTime : tallyTime(this.#visible.timeless);
  }

  #figures(nodes: readonly SceneNode[] = this.#visible.nodes): readonly Figure[] {
    const { places, pinned } = this.scene.state;
    const colourOf = this.#colouring(nodes);
    return nodes.map((node) => ({
      id: node.id,
      label: showName(node.name, 42),
      type: node.type,
      colour: colourOf(node),
      radius: this.#radius(node),
      place: places.get(node.id) ?? { x: 0, y: 0 },
      pinned: pinned.has(node.id),
    }));
  }

  #lines(edges: readonly SceneEdge[] = this.#visible.edges): readonly Line[] {
    const palette = palettes[this.#theme];
    return edges.map((edge) => {
      const kind: RelationKind = relations[edge.type];
      return {
        id: edge.id,
        from: edge.from,
        to: edge.to,
        label: this.words.readings[edge.type][0],
        colour: palette.tones[toneOf(edge.type)],
        width: 1.1 + Math.min(5, 0.9 * Math.log2(Math.max(1, edge.sources))),
        status: edge.status,
        disputed: edge.disputed,
        arrow: !kind.symmetric,
      };
    });
  }

  /** Brings canvas, table and histogram in step with the scene. */
  #redraw(): void {
    this.#visible = this.scene.visible();
    this.#stage?.show(this.#figures(), this.#lines());
    this.#showWorld();
    this.#mark();
    if (this.#showsOutlets || this.scene.filters.outlets.size > 0) void this.#learnOutlets();
    if (this.#drawer === 'table' && this.#table.tab === 'statements') void this.#loadStatements();
    this.#noteAddress();
    this.requestUpdate();
  }

  /** Draws the whole of a large graph while the scene is empty. */
  #showWorld(): void {
    const world = this.#world;
    const container = this.renderRoot.querySelector<HTMLElement>('#world');
    if (world === undefined || container === null || !this.#isWorld) return;
    this.#worldStage ??= createWorldStage(container, palettes[this.#theme], {
      picked: (node) => void this.#enter([node]),
      circled: (nodes) => {
        this.#lasso = undefined;
        this.requestUpdate();
        if (nodes.length > 0) void this.#enter(nodes);
      },
      wanted: (nodes) => void this.#nameWorld(nodes),
      moved: () => this.#noteAddress(),
    });
    this.#worldMask = maskOf(world, this.scene.filters);
    const { months, undated } = monthsOf(world, this.#worldMask.timeless);
    this.#worldTime = {
      months: new Map(
        [...months].map(([month, counts]) => [
          `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`,
          counts,
        ]),
      ),
      undated,
    };
    this.#worldStage.show(world, this.#worldLook(world), this.#worldMask);
  }

  #worldLook(world: World): WorldLook {
    const palette = palettes[this.#theme];
    const { colourBy, sizeBy } = this.#legend;
    const bytes = (colour: string): readonly number[] => channels(colour).map((part) => Math.round(part * 255));
    const order = world.x.length;
    const colours = new Uint8Array(order * 3);
    const shades =
      colourBy === 'type'
        ? Object.values(palette.types).map(bytes)
        : colourBy === 'community'
          ? [...palette.communities, palette.muted].map(bytes)
          : Array.from({ length: 256 }, (_, at) => bytes(onScale(palette, Math.sqrt(at / 255))));
    const column = colourBy === 'type' ? world.type : colourBy === 'community' ? world.community : world[colourBy];
    for (let node = 0; node < order; node += 1)
      colours.set(shades[Math.min(column[node] as number, shades.length - 1)] as readonly number[], node * 3);
    const weights = new Float32Array(order);
    const amounts = world[sizeBy];
    let most = 1;
    for (const amount of amounts) most = Math.max(most, amount);
    for (let node = 0; node < order; node += 1) weights[node] = Math.sqrt((amounts[node] as number) / most);
    return { colours, weights };
  }

  /** Learns what nodes of the world are called. */
  async #nameWorld(nodes: readonly number[]): Promise<void> {
    const world = this.#world;
    if (world === undefined) return;
    const found = await this.#worldNodes(nodes);
    if (found === undefined || this.#world?.state !== world.state) return;
    this.#worldStage?.name(
      new Map(nodes.map((node, at): [number, string] => [node, showName(found[at]?.name ?? '', 42)])),
    );
  }

  /** Asks by indices of the world; undefined when the store has changed since, so that they mean something else: it is read again. */
  async #ofWorld<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'changed') throw error;
      await this.#readWorld();
      this.#redraw();
      return undefined;
    }
  }

  async #worldNodes(nodes: readonly number[]): Promise<readonly WorldNodeName[] | undefined> {
    const state = this.#world?.state ?? '';
    const missing = nodes.filter((node) => !this.#worldNames.has(node));
    if (missing.length > 0) {
      const found = await this.#attempt(() => this.#ofWorld(() => this.#client.worldNodes(state, missing)));
      if (found === undefined || this.#world?.state !== state) return undefined;
      for (const [at, node] of missing.entries()) if (found[at] !== undefined) this.#worldNames.set(node, found[at]);
    }
    return nodes.flatMap((node) => this.#worldNames.get(node) ?? []);
  }

  /** Makes a scene of some nodes of the world: one comes with its neighbours and its card, several as they are. */
  async #enter(nodes: readonly number[]): Promise<void> {
    if (nodes.length > mostChosen)
      this.say(this.words.worldTable(String(mostChosen), showNumber(nodes.length, this.words)));
    const found = await this.#worldNodes(nodes.slice(0, mostChosen));
    const [first] = found ?? [];
    if (found === undefined || first === undefined) return;
    if (found.length === 1) await this.#enterNode(first.id);
    else await this.#enterScene(found.map(({ id }) => id));
  }

  async #enterNode(id: string): Promise<void> {
    // The card first: it says that something is coming, and takes room, and the scene is to fit into what is left.
    this.open({ kind: 'node', id });
    await this.#enterAround(id);
  }

  async #enterAround(id: string): Promise<void> {
    const answer = await this.#attempt(
      () => this.#client.node(id),
      () => {
        if (this.#target?.kind === 'node' && this.#target.id === id) void this.#enterAround(id);
      },
    );
    if (answer === undefined) return;
    const strongest = answer.neighbours.slice(0, neighboursShown);
    await this.#enterScene([id, ...strongest.map((node) => node.id)]);
  }

  async #enterScene(ids: readonly string[]): Promise<void> {
    const piece = await this.#attempt(() => this.#client.scene(ids));
    if (piece === undefined) return;
    this.scene.learn(piece);
    this.scene.change({
      ...emptyState,
      nodes: new Set(piece.nodes.map((node) => node.id)),
      edges: new Set(piece.edges.map((edge) => edge.id)),
      places: new Map(piece.nodes.map(({ id, x = 0, y = 0 }): [string, Place] => [id, { x, y }])),
    });
    this.#redraw();
    this.#fit();
    this.#settle();
  }

  #mark(): void {
    if (this.#path !== undefined) this.#stage?.emphasise(this.#path.nodes, this.#path.edges);
    else if (this.#target?.kind === 'edge') {
      const edge = this.scene.edges.get(this.#target.id);
      this.#stage?.emphasise(edge === undefined ? [] : [edge.from, edge.to], [this.#target.id]);
    } else if (this.#target?.kind === 'node') {
      const { id } = this.#target;
      const edges = this.#visible.edges.filter(({ from, to }) => from === id || to === id);
      this.#stage?.emphasise(
        edges.length === 0 ? [] : [id, ...edges.flatMap(({ from, to }) => [from, to])],
        edges.map((edge) => edge.id),
      );
    } else if (this.#card?.kind === 'article' && this.#target?.kind === 'article') {
      const { statements } = this.#card.answer;
      const said = new Set(
        statements.flatMap(({ type, from, to }) => [`${type}|${from}|${to}`, `${type}|${to}|${from}`]),
      );
      const edges = this.#visible.edges.filter(({ type, from, to }) => said.has(`${type}|${from}|${to}`));
      this.#stage?.emphasise(
        edges.flatMap(({ from, to }) => [from, to]),
        edges.map(({ id }) => id),
      );
    } else this.#stage?.emphasise([], []);
    const open = this.#target?.kind === 'node' ? [this.#target.id] : [];
    this.#stage?.select(new Set([...this.#chosen, ...open]));
  }

  #settle(
    options: {
      readonly fixed?: ReadonlySet<string>;
      readonly rounds?: number;
      readonly forces?: boolean;
      readonly fit?: boolean;
    } = {},
  ): void {
    this.#stopLayout?.();
    const { nodes, edges } = this.#visible;
    if (nodes.length === 0) return;
    this.#stopLayout = startLayout({
      nodes,
      edges,
      places: new Map([...this.scene.state.places, ...(this.#stage?.places() ?? [])]),
      fixed: new Set([...this.scene.state.pinned, ...(options.fixed ?? [])]),
      radius: this.#radius,
      rounds: options.rounds ?? (nodes.length > 3000 ? 60 : 240),
      forces: options.forces ?? true,
      onStep: (places, done) => {
        this.#stage?.place(places);
        this.scene.place(places);
        if (!done) return;
        this.#stopLayout = undefined;
        if (options.fit ?? true) this.#fit();
        this.#noteAddress();
        this.requestUpdate();
      },
    });
    this.requestUpdate();
  }

  #relayout(): void {
    if (this.#stopLayout !== undefined) {
      this.#stopLayout();
      this.#stopLayout = undefined;
      this.requestUpdate();
      return;
    }
    this.scene.change({});
    this.#settle();
  }

  #arrange(places: ReadonlyMap<string, Place>): void {
    this.scene.change({ places: new Map([...this.scene.state.places, ...places]) });
    this.#redraw();
    this.#fit();
  }

  arrangeAround(id: string): void {
    this.#arrange(ringsAround(id, this.#visible.nodes, this.#visible.edges, this.scene.state.places));
  }

  // ——— What is pointed at ———

  #onPick(target: { readonly kind: 'node' | 'edge'; readonly id: string } | undefined, extend: boolean): void {
    if (target === undefined) {
      if (this.#picking !== undefined) this.#picking = undefined;
      else if (!extend) this.close();
      this.requestUpdate();
      return;
    }
    if (target.kind === 'node' && this.#picking !== undefined) {
      this.#finishPick(target.id);
      return;
    }
    if (target.kind === 'node' && extend) {
      const chosen = new Set(this.#chosen);
      if (!chosen.delete(target.id)) chosen.add(target.id);
      this.#choose(chosen);
      return;
    }
    this.open(target);
  }

  #choose(chosen: ReadonlySet<string>): void {
    this.#chosen = chosen;
    this.#mark();
    this.requestUpdate();
  }

  pick(purpose: 'path' | 'same' | 'different', from: string): void {
    this.#picking = { purpose, from };
    this.requestUpdate();
  }

  #finishPick(id: string): void {
    const picking = this.#picking;
    this.#picking = undefined;
    if (picking === undefined || picking.from === id) return;
    if (picking.purpose === 'path') this.open({ kind: 'paths', from: picking.from, to: id });
    else void this.#judge({ kind: picking.purpose, a: picking.from, b: id });
    this.requestUpdate();
  }

  open(target: Target): void {
    if (this.#target !== undefined && JSON.stringify(this.#target) !== JSON.stringify(target))
      this.#trail.push(this.#target);
    if (this.#trail.length > 30) this.#trail.shift();
    void this.#load(target);
  }

  back(): void {
    const target = this.#trail.pop();
    if (target !== undefined) void this.#load(target);
  }

  close(): void {
    this.#card = undefined;
    this.#target = undefined;
    this.#trail = [];
    this.#path = undefined;
    this.#chosen = new Set();
    this.#mark();
    this.#noteAddress();
    this.requestUpdate();
  }

  async #load(target: Target): Promise<void> {
    this.#target = target;
    this.#path = undefined;
    if (!this.#isWide) this.#legendOpen = false;
    this.#card ??= { kind: 'loading' };
    this.#mark();
    this.requestUpdate();
    const long = window.setTimeout(() => {
      // The facts of a node come before its sentences.
      const isThere = this.#card?.kind === 'node' && target.kind === 'node' && this.#card.answer.node.id === target.id;
      if (this.#target !== target || isThere) return;
      this.#card = { kind: 'loading', isLong: true };
      this.requestUpdate();
    }, longLoad);
    try {
      await this.#fetch(target);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (this.#target !== target) return;
      if (error.code === 'gone' || error.code === 'away') {
        this.#missed.set('card', () => {
          if (this.#target === target) void this.#load(target);
        });
        this.#wait(error.code);
      }
      const [message, hint] = this.#wordsOf(error);
      this.#card = { kind: 'refused', message, hint };
    } finally {
      clearTimeout(long);
    }
    this.#mark();
    this.#noteAddress();
    this.requestUpdate();
    await this.updateComplete;
    this.#reveal();
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
    const lit = panel?.querySelector<HTMLElement>('.lit')?.getBoundingClientRect();
    // Not scrollIntoView: it moves everything around the panel as well.
    if (panel !== null)
      panel.scrollTop =
        lit === undefined
          ? 0
          : panel.scrollTop + lit.top - panel.getBoundingClientRect().top - (panel.clientHeight - lit.height) / 2;
  }

  /** Brings what is open into sight: the card takes room, and a link may name what is out of the picture. */
  #reveal(): void {
    const card = this.#card;
    // After the canvas has its new size and the camera has come to rest.
    setTimeout(() => {
      // A layout on its way shows everything when it is done.
      if (card !== this.#card || this.#stopLayout !== undefined) return;
      if (card?.kind === 'node') this.#stage?.reveal([card.answer.node.id], this.#covered);
      else if (card?.kind === 'edge') this.#stage?.reveal([card.answer.edge.from, card.answer.edge.to], this.#covered);
    }, settleTime);
  }

  async #fetch(target: Target): Promise<void> {
    const isCurrent = (): boolean => this.#target === target;
    if (target.kind === 'node') {
      const answer = await this.#client.node(target.id);
      if (!isCurrent()) return;
      this.scene.learn({ nodes: [answer.node, ...answer.neighbours], edges: answer.edges });
      this.#card = { kind: 'node', answer, statements: undefined };
      this.requestUpdate();
      const statements = await this.#client.nodeStatements(target.id, statementsFirst);
      await this.#learnNames(statements);
      if (isCurrent()) this.#card = { kind: 'node', answer, statements };
    } else if (target.kind === 'edge') {
      const answer = await this.#client.edge(target.id);
      await this.#learnNames(answer.statements);
      if (isCurrent()) this.#showEdge(answer);
    } else if (target.kind === 'article') {
      const answer = await this.#client.article(target.id, target.at);
      for (const [id, name] of Object.entries(answer.names)) this.#names.set(id, name);
      if (isCurrent()) this.#card = { kind: 'article', answer, statement: target.statement };
    } else if (target.kind === 'statement') {
      const statement = await this.#client.statement(target.id);
      if (isCurrent()) await this.#fetchStatement(statement, isCurrent);
    } else {
      const answer = await this.#client.paths(target.from, target.to);
      const statements = await this.#client.statements(
        answer.edges.map(({ id }) => id),
        mostSentences,
      );
      await this.#learnNames(statements);
      if (!isCurrent()) return;
      if (answer.nodes.length > 0) {
        const isNew =
          answer.nodes.some(({ id }) => !this.scene.state.nodes.has(id)) ||
          answer.edges.some(({ id }) => !this.scene.state.edges.has(id));
        if (isNew) this.scene.add(answer);
        else this.scene.learn(answer);
      }
      this.#path = { nodes: answer.nodes.map(({ id }) => id), edges: answer.edges.map(({ id }) => id) };
      this.#card = { kind: 'paths', answer, from: target.from, to: target.to, statements };
      this.#redraw();
      if (this.#path.nodes.length > 0) this.#fit(this.#path.nodes);
    }
  }

  /** A statement is shown on its edge; one that supports none (judged wrong) in its article. */
  async #fetchStatement(statement: StatementAnswer, isCurrent: () => boolean): Promise<void> {
    const candidates = [...this.scene.edges.values()].filter(
      (edge) =>
        edge.type === statement.type &&
        [edge.from, edge.to].includes(statement.from) &&
        [edge.from, edge.to].includes(statement.to),
    );
    const plain = `${statement.type}|${statement.from}|${statement.to}`;
    const ids = [
      ...new Set([
        ...candidates.map(({ id }) => id),
        ...(statement.date === undefined ? [] : [`${plain}|${statement.date}`]),
        plain,
        `${statement.type}|${statement.to}|${statement.from}`,
      ]),
    ];
    for (const id of statement.wrong ? [] : ids) {
      const answer = await this.#client.edge(id).catch((error) => {
        if (error instanceof Refusal && error.code === 'unknown-edge') return undefined;
        throw error;
      });
      if (answer?.statements.some((each) => each.id === statement.id)) {
        if (isCurrent()) this.#showEdge(answer);
        return;
      }
    }
    if (isCurrent())
      await this.#load({ kind: 'article', id: statement.article.id, at: statement.start, statement: statement.id });
  }

  #showEdge(answer: EdgeAnswer): void {
    this.scene.learn({ nodes: [answer.from, answer.to], edges: [answer.edge] });
    this.#target = { kind: 'edge', id: answer.edge.id };
    this.#card = { kind: 'edge', answer };
  }

  async #learnNames(statements: readonly StatementAnswer[]): Promise<void> {
    const unknown = [
      ...new Set(statements.flatMap(({ from, to, because }) => [from, to, ...because.flatMap(idsIn)])),
    ].filter((id) => !this.scene.nodes.has(id));
    if (unknown.length > 0) this.scene.learn({ nodes: (await this.#client.scene(unknown)).nodes, edges: [] });
  }

  moreStatements(): void {
    const target = this.#target;
    if (target?.kind !== 'node') return;
    void this.#attempt(async () => {
      const statements = await this.#client.nodeStatements(target.id, statementsMost);
      await this.#learnNames(statements);
      if (this.#target !== target || this.#card?.kind !== 'node') return;
      this.#card = { ...this.#card, statements };
      this.requestUpdate();
    });
  }

  // ——— Changing the scene ———

  expand(id: string, type?: RelationType, direction?: string): void {
    void this.#attempt(async () => {
      const { state } = this.scene;
      const piece = await this.#client.expand({
        id,
        ...(type === undefined ? {} : { type }),
        ...(direction === undefined ? {} : { direction }),
        limit: this.#expandLimit,
        shown: [...state.nodes].slice(0, 5000),
        without: [...state.edges].filter((edge) => edge.includes(id)),
      });
      const known = this.scene.nodes.get(id);
      const nodes = known === undefined || state.nodes.has(id) ? piece.nodes : [known, ...piece.nodes];
      const before = this.scene.state.nodes;
      this.scene.add({ nodes, edges: piece.edges }, id);
      this.#redraw();
      // What was there stays; the new ones find their places around it.
      if (this.scene.state.nodes.size > before.size) this.#settle({ fixed: before, rounds: 90, fit: false });
    });
  }

  collapse(id: string): void {
    this.scene.remove(this.scene.leavesOf(id));
    this.#redraw();
  }

  pin(ids: readonly string[]): void {
    const pinned = new Set(this.scene.state.pinned);
    const all = ids.every((id) => pinned.has(id));
    for (const id of ids)
      if (all) pinned.delete(id);
      else pinned.add(id);
    this.scene.change({ pinned });
    this.#redraw();
  }

  hide(ids: readonly string[]): void {
    this.scene.change({ hidden: new Set([...this.scene.state.hidden, ...ids]) });
    if (ids.some((id) => this.#target?.kind === 'node' && this.#target.id === id)) this.close();
    this.#chosen = new Set();
    this.#redraw();
  }

  keepOnly(ids: readonly string[]): void {
    const kept = new Set(ids);
    this.scene.remove(new Set([...this.scene.state.nodes].filter((id) => !kept.has(id))));
    this.#chosen = new Set();
    this.#redraw();
    this.#fit();
  }

  addNode(node: SceneNode): void {
    if (this.#isWorld) {
      void this.#enterNode(node.id);
      return;
    }
    void this.#attempt(async () => {
      const { state } = this.scene;
      if (!state.nodes.has(node.id)) {
        const { edges } = await this.#client.scene([node.id, ...[...state.nodes].slice(0, 5000)]);
        const joined = edges.filter(({ from, to }) => from === node.id || to === node.id);
        const neighbour = joined
          .map(({ from, to }) => (from === node.id ? to : from))
          .find((id) => state.nodes.has(id));
        const { x: _, y: __, ...bare } = node;
        this.scene.add({ nodes: [neighbour === undefined ? node : bare], edges: joined }, neighbour);
      } else if (state.hidden.has(node.id))
        this.scene.change({ hidden: new Set([...state.hidden].filter((id) => id !== node.id)) });
      this.#redraw();
      this.#stage?.focus(node.id, this.#covered);
    });
  }

  #step(way: 'undo' | 'redo'): void {
    this.#stopLayout?.();
    this.#stopLayout = undefined;
    this.scene[way]();
    this.#redraw();
  }

  get expandLimit(): number {
    return this.#expandLimit;
  }

  setExpandLimit(limit: number): void {
    this.#expandLimit = limit;
    this.requestUpdate();
  }

  #setFilters(filters: Filters, key?: string): void {
    this.scene.filter(filters, key);
    this.#redraw();
  }

  /** Asks where the articles behind the edges appeared, as far as that is not known. */
  async #learnOutlets(): Promise<void> {
    if (this.#isLearningOutlets) return;
    this.#isLearningOutlets = true;
    try {
      // Again until there is nothing new: the scene may have grown meanwhile.
      while (this.#isWorld ? await this.#learnWorldOutlets() : await this.#learnSceneOutlets())
        if (this.scene.filters.outlets.size > 0) this.#redraw();
        else this.requestUpdate();
    } finally {
      this.#isLearningOutlets = false;
    }
  }

  /** True when something new was learnt. */
  async #learnWorldOutlets(): Promise<boolean> {
    const world = this.#world;
    if (world === undefined || world.outlets !== undefined) return false;
    const columns = await this.#attempt(() => this.#ofWorld(() => this.#client.worldOutlets(world.state)));
    // Another state has other outlets, and is asked for them in its turn.
    if (columns === undefined || this.#world?.state !== world.state) return this.#world?.state !== world.state;
    this.#world = { ...this.#world, outlets: readOutlets(columns) };
    return true;
  }

  async #learnSceneOutlets(): Promise<boolean> {
    const unknown = [...this.scene.state.edges].filter((id) => !this.scene.outlets.has(id));
    for (let first = 0; first < unknown.length; first += outletsAtOnce) {
      const asked = unknown.slice(first, first + outletsAtOnce);
      const answer = await this.#attempt(() => this.#client.outlets(asked));
      if (answer === undefined) return false;
      for (const id of asked)
        this.scene.outlets.set(
          id,
          (answer.edges[id] ?? []).map((at) => answer.outlets[at] ?? ''),
        );
    }
    return unknown.length > 0;
  }

  #play(): void {
    if (this.#player !== 0) {
      clearInterval(this.#player);
      this.#player = 0;
      this.requestUpdate();
      return;
    }
    const bins = binsOf(this.#timeTally);
    if (bins.length === 0) return;
    const start = this.scene.filters.time;
    let at = start === undefined ? -1 : bins.findIndex(({ from }) => from === start.from);
    this.#player = window.setInterval(() => {
      // Empty bars are passed over, for nothing would change.
      do at += 1;
      while (at < bins.length && bins[at]?.total === 0);
      const bin = bins[at];
      if (bin === undefined) {
        clearInterval(this.#player);
        this.#player = 0;
        this.#setFilters({ ...this.scene.filters, time: undefined }, 'play');
      } else this.#setFilters({ ...this.scene.filters, time: { from: bins[0]?.from ?? bin.from, to: bin.to } }, 'play');
    }, playStep);
    this.requestUpdate();
  }

  // ——— Search, questions, corrections ———

  async #type(text: string): Promise<void> {
    this.#search = { ...this.#search, text, open: true, active: 0, wanted: false };
    this.requestUpdate();
    this.#searching?.abort();
    if (text.trim() === '') {
      this.#search = { ...this.#search, hits: undefined };
      return;
    }
    const controller = new AbortController();
    this.#searching = controller;
    try {
      const hits = await this.#client.search(text, controller.signal);
      if (controller.signal.aborted) return;
      const { wanted } = this.#search;
      this.#search = { ...this.#search, hits, answered: text };
      if (wanted && hits[0] !== undefined) this.#chooseHit(hits[0]);
    } catch (error) {
      if ((error as Error).name === 'AbortError') return;
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'gone' || error.code === 'away') this.#wait(error.code);
      else this.say(this.#wordsOf(error)[0]);
    }
    this.requestUpdate();
  }

  #chooseHit({ node }: SearchHit): void {
    this.#search = closedSearch;
    this.renderRoot.querySelector<HTMLInputElement>('.search input')?.blur();
    this.scene.learn({ nodes: [node], edges: [] });
    if (this.#picking !== undefined) {
      this.#finishPick(node.id);
      return;
    }
    const isWorld = this.#isWorld;
    this.addNode(node);
    if (!isWorld) this.open({ kind: 'node', id: node.id });
  }

  async #openEditor(): Promise<void> {
    const place = editorPlace.value;
    if (place === undefined) return;
    if (this.#editor === undefined && place.childElementCount === 0) {
      place.dataset.loading = '';
      const { createEditor } = await import('./editor.ts');
      if (place.childElementCount > 0) return;
      this.#editor = createEditor(place, this.#query.cypher, {
        label: 'Cypher',
        change: (cypher) => {
          if (cypher === this.#query.cypher) return;
          this.#query = { ...this.#query, cypher, named: undefined };
          this.requestUpdate();
        },
        run: () => void this.#run(),
      });
    } else this.#editor?.setText(this.#query.cypher);
  }

  async #openDrawer(drawer: Drawer): Promise<void> {
    this.#drawer = this.#drawer === drawer ? undefined : drawer;
    this.#menuOpen = false;
    if (this.#drawer !== undefined && !this.#isWide) this.#legendOpen = false;
    this.requestUpdate();
    if (this.#drawer === 'query' && this.#query.queries.length === 0) {
      const queries = await this.#attempt(() => this.#client.queries());
      if (queries !== undefined) this.#query = { ...this.#query, queries };
    }
    if (this.#drawer === 'table' && this.#isWorld && this.#listed === undefined) {
      this.#listed = await this.#attempt(() => this.#client.overview());
      if (this.#listed !== undefined) this.scene.learn(this.#listed);
    }
    if (this.#drawer === 'table') this.#redraw();
    this.requestUpdate();
  }

  async #run(): Promise<void> {
    const { named, parameters, cypher, history: past } = this.#query;
    const asking = new AbortController();
    this.#asking = asking;
    this.#query = { ...this.#query, running: true, refusal: undefined };
    this.requestUpdate();
    try {
      const given = Object.fromEntries(
        (named?.parameters ?? []).flatMap(({ name, default: fallback }) => {
          const text = parameters[name];
          if (text === undefined || text === '') return [];
          return [[name, typeof fallback === 'number' ? Number(text) : text]];
        }),
      );
      const answer = await this.#client.query(
        named === undefined ? { cypher } : { name: named.name, parameters: given },
        asking.signal,
      );
      this.scene.learn(answer.piece);
      const nextPast = named === undefined ? [cypher, ...past.filter((text) => text !== cypher)].slice(0, 20) : past;
      this.#query = { ...this.#query, answer, history: nextPast };
    } catch (error) {
      if (asking.signal.aborted)
        this.#query = { ...this.#query, refusal: { message: this.words.cancelled, hint: undefined } };
      else if (!(error instanceof Refusal)) throw error;
      else {
        if (error.code === 'gone' || error.code === 'away') this.#wait(error.code);
        const [message, hint] = this.#wordsOf(error);
        this.#query = { ...this.#query, answer: undefined, refusal: { message, hint } };
      }
    }
    this.#query = { ...this.#query, running: false };
    this.requestUpdate();
  }

  #showAnswer(mode: 'add' | 'replace'): void {
    const piece = this.#query.answer?.piece;
    if (piece === undefined) return;
    if (mode === 'add') this.scene.add(piece);
    else {
      const places = new Map(
        piece.nodes.map(({ id, x = 0, y = 0 }): [string, Place] => [id, this.scene.state.places.get(id) ?? { x, y }]),
      );
      this.scene.change(
        {
          ...emptyState,
          nodes: new Set(piece.nodes.map(({ id }) => id)),
          edges: new Set(piece.edges.map(({ id }) => id)),
          places,
        },
        noFilters,
      );
    }
    this.#redraw();
    this.#settle();
  }

  async #loadStatements(): Promise<void> {
    const { edges: all } = this.#tabled;
    const edges = all.slice(0, edgesInTable).map(({ id }) => id);
    const statements =
      edges.length === 0 ? [] : await this.#attempt(() => this.#client.statements(edges, statementsInTable));
    if (statements === undefined) return;
    const isCut = edges.length < all.length || statements.length === statementsInTable;
    this.#table = { ...this.#table, statements, isCut };
    this.requestUpdate();
  }

  async #judge(judgement: Readonly<Record<string, string>>): Promise<void> {
    const before = new Set(this.#judgements.map(({ id }) => id));
    // Folding again what it concerns may take a while.
    this.say(this.words.judging);
    const held = await this.#attempt(() => this.#client.judge(judgement));
    if (held === undefined) return;
    // One about the same pair takes the place of another.
    const made =
      held.find(({ id }) => !before.has(id)) ?? held.find(({ a, b }) => a === judgement.a && b === judgement.b);
    await this.#afterJudgement(held, made, made === undefined ? undefined : () => void this.#retract(made.id));
  }

  judgeWrong(statement: string): void {
    const held = this.#judgements.find((judgement) => judgement.statement === statement);
    if (held === undefined) void this.#judge({ kind: 'wrong', statement });
    else void this.#retract(held.id);
  }

  async #retract(id: string): Promise<void> {
    const taken = this.#judgements.find((judgement) => judgement.id === id);
    this.say(this.words.judging);
    const held = await this.#attempt(() => this.#client.retract(id));
    if (held !== undefined) await this.#afterJudgement(held, taken);
  }

  /** The graph has changed under the scene: what is shown is read again. `takeBack` leaves the change again. */
  async #afterJudgement(
    held: readonly HeldJudgement[],
    { a, b }: Partial<HeldJudgement> = {},
    takeBack?: () => void,
  ): Promise<void> {
    this.#judgements = held;
    const pair = [a, b].flatMap((id) => id ?? []);
    let became = new Map<string, string>();
    await this.#attempt(async () => {
      this.about = await this.#client.about();
      await this.#readWhole();
      this.scene.outlets.clear();
      const shown = this.scene.state.nodes;
      // Two that were one come back together; of two that are one now, one is left.
      const asked = [...new Set([...this.scene.everShown(), ...(pair.some((id) => shown.has(id)) ? pair : [])])];
      if (asked.length === 0) return;
      const piece = await this.#client.scene(asked.slice(0, this.about.limits.sceneNodes));
      became = this.scene.renew(asked, piece, pair);
    });
    this.#redraw();
    this.say(this.words.done, takeBack === undefined ? undefined : { word: this.words.takeBack, take: takeBack });
    const target = this.#target;
    if (target?.kind === 'node' && became.has(target.id))
      await this.#load({ kind: 'node', id: became.get(target.id) ?? target.id });
    else if (target?.kind === 'edge') {
      // The edge may have gone with its last statement, or have other ends now.
      const answer = await this.#client.edge(target.id).catch(() => undefined);
      if (answer !== undefined) await this.#load(target);
      else if (this.canGoBack) this.back();
      else this.close();
    } else if (target !== undefined) await this.#load(target);
  }

  // ——— Carrying away ———

  #save(name: string, type: string, content: string | Blob): void {
    const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  /** The nodes and edges that an export is about; undefined stands for the whole graph. */
  #exported(): { readonly nodes: readonly SceneNode[]; readonly edges: readonly SceneEdge[] } | undefined {
    if (this.#exportScope === 'all' || (this.#isWorld && this.#exportScope === 'scene')) return undefined;
    if (this.#exportScope === 'scene') return this.#visible;
    const { nodes, edges } = this.#visible;
    const open = this.#target;
    if (this.#chosen.size === 0 && open?.kind === 'edge') {
      const edge = edges.filter(({ id }) => id === open.id);
      return { nodes: nodes.filter(({ id }) => edge.some(({ from, to }) => id === from || id === to)), edges: edge };
    }
    const chosen = this.#chosen.size > 0 ? this.#chosen : new Set(open?.kind === 'node' ? [open.id] : []);
    return {
      nodes: nodes.filter(({ id }) => chosen.has(id)),
      edges: edges.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
    };
  }

  async #savePicture(kind: 'png' | 'svg' | 'html'): Promise<void> {
    const stage = this.#stage;
    if (stage === undefined) return;
    const part = this.#exported();
    if (part === undefined && this.#world !== undefined) {
      await this.#saveWorldPicture(this.#world, kind);
      return;
    }
    const palette = palettes[this.#theme];
    const shown = part ?? this.#overview ?? this.#visible;
    const ids = new Set(shown.nodes.map(({ id }) => id));
    const lines = new Set(shown.edges.map(({ id }) => id));
    // The whole is drawn as the overview lays it out, the rest as it stands on the canvas.
    const picture =
      part === undefined
        ? drawSvg(placesOf(shown.nodes, this.#radius), this.#figures(shown.nodes), this.#lines(shown.edges), palette)
        : drawSvg(
            stage.drawn(ids),
            this.#figures().filter(({ id }) => ids.has(id)),
            this.#lines().filter(({ id }) => lines.has(id)),
            palette,
          );
    if (kind === 'svg') this.#save('entente.svg', 'image/svg+xml', picture.svg);
    else if (kind === 'png') this.#save('entente.png', 'image/png', await drawPng(picture));
    else {
      this.scene.learn({ nodes: shown.nodes, edges: [] });
      const edges = shown.edges.slice(0, sentencesInHtml).map(({ id }) => id);
      const statements = await this.#attempt(() => this.#client.statements(edges, mostSentences));
      // A file without its sentences would look as if there were none.
      if (statements === undefined) return;
      if (edges.length < shown.edges.length)
        this.say(this.words.htmlCut(showNumber(edges.length, this.words), showNumber(shown.edges.length, this.words)));
      const passages = statements.map((each) => ({
        relation: `${this.nameOf(each.from)} ${this.words.readings[each.type][0]} ${this.nameOf(each.to)}`,
        status: this.words.statuses[each.status][0],
        sentence: each.sentence,
        source: [each.article.title, each.article.source, each.article.publishedAt].filter(Boolean).join(' · '),
      }));
      this.#save('entente.html', 'text/html', drawHtml(picture, 'Entente', this.words.sentences, passages, palette));
    }
  }

  /** Pictures of the whole of a large graph. */
  async #saveWorldPicture(world: World, kind: 'png' | 'svg' | 'html'): Promise<void> {
    if (kind === 'html') this.say(this.words.tooLargeForHtml(showNumber(sentencesInHtml, this.words)));
    else if (kind === 'svg') {
      const look = this.#worldLook(world);
      const filters = this.#exportScope === 'all' ? noFilters : this.scene.filters;
      const mask = maskOf(world, filters);
      const named = foremostOf(mask, look, namesInPicture);
      const found = (await this.#worldNodes(named)) ?? [];
      const names = new Map(named.map((node, at): [number, string] => [node, showName(found[at]?.name ?? '', 42)]));
      const pieces = [...drawWorld(world, look, mask, names, palettes[this.#theme])];
      this.#save('entente.svg', 'image/svg+xml', new Blob(pieces, { type: 'image/svg+xml' }));
    } else if (this.#isWorld) {
      const picture = await this.#worldStage?.picture();
      if (picture !== undefined) this.#save('entente.png', 'image/png', picture);
    } else this.say(this.words.pictureOfOverview);
  }

  async #saveData(format: string, part: number): Promise<void> {
    const exported = this.#exported();
    const scene =
      exported === undefined
        ? {}
        : { nodes: exported.nodes.map(({ id }) => id), edges: exported.edges.map(({ id }) => id) };
    const file = await this.#attempt(() => this.#client.exportGraph({ format, part, ...scene }));
    if (file !== undefined) this.#save(file.name, '', file.blob);
  }

  get #savedViews(): Readonly<Record<string, string>> {
    try {
      const value: unknown = JSON.parse(read('views') ?? '{}');
      return value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]))
        : {};
    } catch {
      return {};
    }
  }

  #keepView(name: string, text: string | undefined): void {
    const views = Object.entries(this.#savedViews).filter(([known]) => known !== name);
    write('views', JSON.stringify(Object.fromEntries(text === undefined ? views : [...views, [name, text]])));
    this.requestUpdate();
  }

  async #loadText(text: string): Promise<void> {
    const view = readView(text);
    if (view === undefined) return;
    this.#dialog = undefined;
    await this.#attempt(() => this.#showView(view));
    this.requestUpdate();
  }

  async #copyLink(): Promise<void> {
    const packed = await pack(writeView(this.#view));
    if (packed.length > longestAddress) this.say(this.words.linkTooLong);
    else {
      await navigator.clipboard.writeText(new URL(`#v=${packed}`, location.href).href);
      this.say(this.words.copied);
    }
  }

  // ——— Keys ———

  readonly #onKey = (event: KeyboardEvent): void => {
    // In another page the keys are that page's, unless somebody is inside of the graph.
    if (!this.#isPage && !event.composedPath().includes(this)) return;
    const target = event.composedPath()[0] as HTMLElement;
    const writes =
      target.isContentEditable ||
      (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName ?? '') &&
        !/^(checkbox|radio|button|file)$/.test((target as HTMLInputElement).type));
    if (event.key === 'Escape') {
      if (this.#dialog !== undefined) this.#dialog = undefined;
      else if (this.#menuOpen) this.#menuOpen = false;
      else if (this.#picking !== undefined) this.#picking = undefined;
      else if (this.#lasso !== undefined) this.#lasso = undefined;
      else if (!writes) this.close();
      this.requestUpdate();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !writes) {
      event.preventDefault();
      this.#step(event.shiftKey ? 'redo' : 'undo');
      return;
    }
    if (writes || event.ctrlKey || event.metaKey || event.altKey) return;
    const open = this.#target?.kind === 'node' ? [this.#target.id] : [];
    const chosen = this.#chosen.size > 0 ? [...this.#chosen] : open;
    const actions: Readonly<Record<string, () => void>> = {
      '/': () => this.renderRoot.querySelector<HTMLInputElement>('.search input')?.focus(),
      '?': () => this.#openDialog('help'),
      '+': () => this.#zoom(1.5),
      '-': () => this.#zoom(1 / 1.5),
      ArrowLeft: () => this.#pan(-panStep, 0),
      ArrowRight: () => this.#pan(panStep, 0),
      ArrowUp: () => this.#pan(0, -panStep),
      ArrowDown: () => this.#pan(0, panStep),
      '0': () => this.#fit(),
      l: () => this.#relayout(),
      t: () => void this.#openDrawer('table'),
      q: () => void this.#openDrawer('query'),
      h: () => chosen.length > 0 && this.hide(chosen),
      p: () => chosen.length > 0 && this.pin(chosen),
    };
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (action === undefined) return;
    event.preventDefault();
    action();
  };

  #zoom(factor: number): void {
    if (this.#isWorld) this.#worldStage?.zoom(factor);
    else this.#stage?.zoom(1 / factor);
  }

  #pan(dx: number, dy: number): void {
    if (this.#isWorld) this.#worldStage?.pan(dx, dy);
    else this.#stage?.pan(dx, dy);
  }

  #openDialog(dialog: Dialog): void {
    this.#exportScope = 'scene';
    this.#dialog = this.#dialog === dialog ? undefined : dialog;
    this.#menuOpen = false;
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.dialog button')?.focus());
  }

  #setTheme(): void {
    this.#theme = this.#theme === 'dark' ? 'light' : 'dark';
    write('theme', this.#theme);
    this.#stage?.setTheme(palettes[this.#theme]);
    this.#worldStage?.setTheme(palettes[this.#theme]);
    this.#redraw();
  }

  #setLanguage(): void {
    this.#language = this.#language === 'de' ? 'en' : 'de';
    write('language', this.#language);
    this.#redraw();
  }

  // ——— The shell ———

  #button(
    label: string,
    sign: TemplateResult | string,
    action: () => void,
    options: { readonly disabled?: boolean; readonly pressed?: boolean; readonly name?: string } = {},
  ): TemplateResult {
    return html`<button class="icon" data-action=${options.name ?? nothing} title=${label} aria-label=${label} ?disabled=${options.disabled ?? false} aria-pressed=${options.pressed === undefined ? nothing : options.pressed ? 'true' : 'false'} @click=${action}>${sign}</button>`;
  }

  #bar(): TemplateResult {
    const { words: w } = this;
    const { total } = this;
    const mask = this.#isWorld ? this.#worldMask : undefined;
    const nodes = mask?.nodeCount ?? this.#visible.nodes.length;
    const edges = mask?.edgeCount ?? this.#visible.edges.length;
    const shown = (some: number, all: number, name: string) =>
      html`<span><b>${some === all ? showNumber(all, w) : w.shownOf(showNumber(some, w), showNumber(all, w))}</b> ${name}</span>`;
    return html`<header class="bar">
      <a class="wordmark" href="#" title=${w.overview} @click=${(event: Event) => {
        event.preventDefault();
        this.close();
        this.#showOverview(noFilters);
      }}>Entente</a>
      ${searchView(this, this.#search, {
        type: (text) => void this.#type(text),
        set: (change) => {
          this.#search = { ...this.#search, ...change };
          this.requestUpdate();
        },
        choose: (hit) => this.#chooseHit(hit),
      })}
      <p class="counts" aria-live="polite">${shown(nodes, total.nodes, w.nodes)}${shown(edges, total.edges, w.edges)}</p>
      <nav class="tools ${this.#menuOpen ? 'open' : ''}" aria-label=${w.menu}>
        <div class="set">
          ${this.#button(w.undo, '↶', () => this.#step('undo'), { disabled: !this.scene.canUndo, name: 'undo' })}
          ${this.#button(w.redo, '↷', () => this.#step('redo'), { disabled: !this.scene.canRedo, name: 'redo' })}
        </div>
        <div class="set">
          <button data-action="table" aria-pressed=${this.#drawer === 'table' ? 'true' : 'false'} @click=${() => void this.#openDrawer('table')}>${w.table}</button>
          <button data-action="query" aria-pressed=${this.#drawer === 'query' ? 'true' : 'false'} @click=${() => void this.#openDrawer('query')}>${w.query}</button>
          <button data-action="export" @click=${() => this.#openDialog('export')}>${w.exportWord}</button>
          <button data-action="views" @click=${() => this.#openDialog('views')}>${w.views}</button>
        </div>
        <div class="set">
          ${this.#button(w.theme, this.#theme === 'dark' ? '☾' : '☀', () => this.#setTheme(), { name: 'theme' })}
          <button class="icon" data-action="language" title=${w.language} aria-label="${this.#language === 'de' ? 'EN' : 'DE'}: ${w.language}" @click=${() => this.#setLanguage()}>${this.#language === 'de' ? 'EN' : 'DE'}</button>
          ${this.#button(w.help, '?', () => this.#openDialog('help'), { name: 'help' })}
        </div>
      </nav>
      <button class="icon burger" data-action="menu" aria-label=${w.menu} aria-expanded=${this.#menuOpen ? 'true' : 'false'} @click=${() => {
        this.#menuOpen = !this.#menuOpen;
        this.requestUpdate();
      }}>☰</button>
    </header>`;
  }

  /** What can be done with the overview, or how far it is. */
  #worldHint(all: number): TemplateResult {
    const { words: w } = this;
    if (this.#world?.done) return html`<p class="hint">${w.worldHint(showNumber(all, w))}</p>`;
    return this.#makingHint(this.#world?.isEarlier ? w.earlier : w.settling);
  }

  #makingHint(say: (part: string) => string): TemplateResult {
    const part = Math.floor(100 * (this.#made ?? 0));
    return html`<p class="hint making">${say(`${part} %`)}<progress max="100" value=${part} aria-hidden="true"></progress></p>`;
  }

  #notices(): TemplateResult {
    const { words: w } = this;
    const all = this.total.nodes;
    const isEmptyStore = this.#ready && all === 0;
    const isEmptyScene = this.#ready && all > 0 && !this.#isWorld && this.#visible.nodes.length === 0;
    return html`
      ${this.#gone === undefined ? nothing : html`<p class="banner" role="alert">${this.#gone === 'server' ? w.gone : w.storeGone}</p>`}
      ${
        this.#picking === undefined
          ? nothing
          : html`<p class="banner" role="status">${this.#picking.purpose === 'path' ? w.pathTo : w.judgePick}
              <button class="icon" aria-label=${w.close} @click=${() => {
                this.#picking = undefined;
                this.requestUpdate();
              }}>×</button></p>`
      }
      ${this.#lasso === undefined ? nothing : html`<p class="banner" role="status">${this.#lasso === 'box' ? w.boxHint : w.lassoHint}</p>`}
      ${this.#isWorld && this.#card === undefined && this.#gone === undefined && this.#lasso === undefined ? this.#worldHint(all) : nothing}
      ${
        isEmptyStore
          ? html`<div class="empty"><h2>${w.emptyStore}</h2><p>${w.emptyStoreHint}</p><pre>bin/entente ingest samples/</pre></div>`
          : isEmptyScene
            ? html`<div class="empty"><h2>${w.emptyScene}</h2><p>${w.emptySceneHint}</p>
                <button class="main" @click=${() => this.#showOverview(noFilters)}>${w.overview}</button></div>`
            : nothing
      }
      ${!this.#ready && this.#gone === undefined ? (this.#made === undefined ? html`<p class="hint">${w.loading}</p>` : this.#makingHint(w.making)) : nothing}
      <p class="toast" role="status" ?hidden=${this.#message === ''}>${this.#message}${
        this.#offer === undefined
          ? nothing
          : html`<button @click=${() => {
              this.#offer?.take();
            }}>${this.#offer.word}</button>`
      }</p>`;
  }

  /** What the table lists: the scene, or the best connected part of the whole. */
  get #tabled(): Visible {
    if (!this.#isWorld || this.#listed === undefined) return this.#visible;
    const { nodes, edges } = this.#listed;
    return { nodes, edges, timeless: edges };
  }

  #handles(): TemplateResult {
    const { words: w } = this;
    const { hidden } = this.scene.state;
    const chosen = [...this.#chosen];
    return html`
      ${
        chosen.length === 0
          ? nothing
          : html`<div class="selection" role="toolbar" aria-label=${w.chosen(chosen.length)}>
              <span>${w.chosen(chosen.length)}</span>
              <button @click=${() => this.hide(chosen)}>${w.hide}</button>
              <button @click=${() => this.pin(chosen)}>${w.pin}</button>
              <button @click=${() => this.keepOnly(chosen)}>${w.keepOnly}</button>
              <button @click=${() => this.#choose(new Set(this.#visible.nodes.map(({ id }) => id).filter((id) => !this.#chosen.has(id))))}>${w.invert}</button>
              ${chosen.length === 2 ? html`<button @click=${() => this.open({ kind: 'paths', from: chosen[0] as string, to: chosen[1] as string })}>${w.paths}</button>` : nothing}
              <button @click=${() => this.#choose(new Set())}>${w.clear}</button>
            </div>`
      }
      <div class="zoom" role="group" aria-label=${w.fit}>
        ${
          this.#world === undefined || this.#isWorld
            ? nothing
            : html`<button class="text" data-action="overview" @click=${() => {
                this.close();
                this.#showOverview();
              }}>${w.toOverview}</button>`
        }
        ${
          hidden.size === 0
            ? nothing
            : html`<button class="text" @click=${() => {
                this.scene.change({ hidden: new Set() });
                this.#redraw();
              }}>${w.showHidden(hidden.size)}</button>`
        }
        ${this.#isWorld ? nothing : this.#button(this.#stopLayout === undefined ? w.layout : w.stopLayout, this.#stopLayout === undefined ? '⟳' : '■', () => this.#relayout(), { name: 'layout' })}
        ${this.#isWorld ? nothing : this.#button(w.time, '⇥', () => this.#arrange(alongTime(this.#visible.nodes, this.#visible.edges)), { name: 'byTime' })}
        ${(['lasso', 'box'] as const).map((mode) =>
          this.#button(
            w[mode],
            mode === 'lasso' ? '◌' : '⬚',
            () => {
              this.#lasso = this.#lasso === mode ? undefined : mode;
              this.requestUpdate();
            },
            { pressed: this.#lasso === mode, name: mode },
          ),
        )}
        ${this.#button(w.zoomIn, '+', () => this.#zoom(1.5))}
        ${this.#button(w.zoomOut, '−', () => this.#zoom(1 / 1.5))}
        ${this.#button(w.fit, '⤢', () => this.#fit(), { name: 'fit' })}
      </div>`;
  }

  #dialogView(): TemplateResult | typeof nothing {
    const { words: w } = this;
    if (this.#dialog === undefined) return nothing;
    const title = { help: w.help, export: w.exportWord, views: w.views }[this.#dialog];
    const body = {
      help: () => helpView(this),
      export: () =>
        exportMenu(this, {
          picture: (kind) => void this.#savePicture(kind),
          data: (format, part) => void this.#saveData(format, part),
          scope: this.#exportScope,
          setScope: (scope) => {
            this.#exportScope = scope;
            this.requestUpdate();
          },
          chosen:
            this.#chosen.size > 0
              ? this.#chosen.size
              : this.#target?.kind === 'node' || this.#target?.kind === 'edge'
                ? 1
                : 0,
        }),
      views: () =>
        html`${viewsMenu(this, {
          names: Object.keys(this.#savedViews),
          save: (name) => this.#keepView(name, writeView(this.#view)),
          load: (name) => void this.#loadText(this.#savedViews[name] ?? ''),
          remove: (name) => this.#keepView(name, undefined),
          copyLink: () => void this.#copyLink(),
          toFile: () => this.#save('entente-view.json', 'application/json', writeView(this.#view)),
          fromFile: (file) => void file.text().then((text) => this.#loadText(text)),
        })}${this.about?.canJudge ? judgementList(this, this.#judgements, (id) => void this.#retract(id)) : nothing}`,
    }[this.#dialog]();
    return html`<div class="veil" @click=${(event: Event) => {
      if (event.target === event.currentTarget) this.#openDialog(undefined);
    }}>
      <section class="dialog" role="dialog" aria-modal="true" aria-label=${title}>
        <button class="icon close" aria-label=${w.close} @click=${() => this.#openDialog(this.#dialog)}>×</button>
        ${body}
      </section>
    </div>`;
  }

  protected override render(): TemplateResult {
    const { words: w } = this;
    return html`<div class="shell ${this.#ready ? 'ready' : ''} ${this.#card === undefined ? '' : 'withPanel'} ${this.#drawer === undefined ? '' : 'withDrawer'}">
      ${this.#bar()}
      <main>
        <div id="world" role="img" class=${this.#isWorld ? '' : 'away'} aria-hidden=${this.#isWorld ? nothing : 'true'} aria-label="${w.overview}. ${w.nodes}: ${this.total.nodes}, ${w.edges}: ${this.total.edges}. ${w.searchShort}: /. ${w.table}: T"></div>
        <div id="stage" role="img" class=${this.#isWorld ? 'away' : ''} aria-hidden=${this.#isWorld ? 'true' : nothing} aria-label="${w.nodes}: ${this.#visible.nodes.length}, ${w.edges}: ${this.#visible.edges.length}. ${w.table}: T"></div>
        <aside class="legend ${this.#legendOpen ? 'open' : ''}" aria-label=${w.legend}>
          <button class="legendHead" data-action="legend" aria-expanded=${this.#legendOpen ? 'true' : 'false'} @click=${() => {
            this.#legendOpen = !this.#legendOpen;
            this.requestUpdate();
          }}>${w.legend} <span aria-hidden="true">${this.#legendOpen ? '–' : '+'}</span></button>
          ${
            this.#legendOpen
              ? html`<div class="legendBody">${legendView(
                  this,
                  this.#legend,
                  (this.#isWorld ? this.#worldTally : undefined) ?? tallyScene(this.scene),
                  this.#isWorld && this.#world !== undefined ? tallyOutletsOf(this.#world) : tallyOutlets(this.scene),
                  {
                    setFilters: (filters, key) => this.#setFilters(filters, key),
                    askOutlets: () => {
                      this.#showsOutlets = true;
                      void this.#learnOutlets();
                    },
                    setState: (state) => {
                      this.#legend = state;
                      this.#redraw();
                    },
                  },
                )}</div>`
              : nothing
          }
        </aside>
        ${this.#handles()} ${this.#notices()}
      </main>
      ${this.#card === undefined ? nothing : html`<aside class="panel" aria-label=${w.facts} tabindex="-1">${cardView(this, this.#card)}</aside>`}
      ${
        this.#drawer === undefined
          ? nothing
          : html`<section class="drawer" aria-label=${this.#drawer === 'table' ? w.table : w.query}>
              <button class="icon close" aria-label=${w.close} title=${w.close} @click=${() => void this.#openDrawer(this.#drawer)}>×</button>
              ${
                this.#drawer === 'table'
                  ? tableView(
                      this,
                      this.#table,
                      this.#tabled,
                      new Set([
                        ...this.#chosen,
                        ...(this.#target !== undefined && 'id' in this.#target ? [this.#target.id] : []),
                      ]),
                      (state) => {
                        this.#table = state;
                        if (state.tab === 'statements') void this.#loadStatements();
                        this.requestUpdate();
                      },
                      (name, type, text) => this.#save(name, type, text),
                    )
                  : queryView(this, this.#query, {
                      set: (state) => {
                        this.#query = state;
                        this.requestUpdate();
                      },
                      run: () => void this.#run(),
                      cancel: () => this.#asking?.abort(),
                      show: (mode) => this.#showAnswer(mode),
                    })
              }
            </section>`
      }
      <footer class="time" aria-label=${w.time}>
        ${timeView(this, this.#timeTally, {
          setTime: (time) => this.#setFilters({ ...this.scene.filters, time }, 'time'),
          setUndated: (undated) => this.#setFilters({ ...this.scene.filters, undated }),
          play: () => this.#play(),
          playing: this.#player !== 0,
        })}
      </footer>
      ${this.#dialogView()}
    </div>`;
  }
}
