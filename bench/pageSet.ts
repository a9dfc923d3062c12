/*
 * News pages of our own making in very different layouts, each with the text that a reader would call its story. Words, outlets and markup are invented;
 * what stands around the stories is what stands around stories on the web.
 */

interface Story {
  readonly title: string;
  readonly author: string;
  readonly paragraphs: readonly string[];
  readonly subhead: string;
  readonly others: readonly string[];
  readonly words: Words;
}

/** What a site says around its stories, in its language. */
interface Words {
  readonly lang: string;
  readonly by: string;
  readonly date: string;
  readonly credit: string;
  readonly caption: string;
  readonly more: string;
  readonly read: string;
  readonly popular: string;
  readonly newsletter: string;
  readonly cookies: string;
  readonly comments: string;
  readonly comment: readonly string[];
  readonly share: readonly string[];
  readonly tags: string;
  readonly ad: string;
  readonly rights: string;
  readonly menu: readonly string[];
  readonly about: string;
  readonly bio: string;
}

const german: Words = {
  lang: 'de',
  by: 'Von',
  date: '3. Mai 2031, 18:20 Uhr',
  credit: 'Foto: Agentur/Muster',
  caption: 'Die Delegationen beim Handschlag vor dem Hafenamt.',
  more: 'Mehr zum Thema',
  read: 'Lesen Sie auch:',
  popular: 'Meistgelesen',
  newsletter: 'Abonnieren Sie unseren kostenlosen Newsletter und verpassen Sie keine Nachricht aus der Politik.',
  cookies:
    'Wir verwenden Cookies, um Ihnen ein besseres Erlebnis zu bieten. Mit der Nutzung stimmen Sie zu und akzeptieren alle.',
  comments: 'Kommentare',
  comment: [
    'Leser1: Das war überfällig, und ich hoffe, dass es jetzt auch wirklich so kommt wie versprochen.',
    'Leser2: Ich sehe das ganz anders als mein Vorredner, denn bezahlen müssen es wieder wir alle.',
  ],
  share: ['Teilen', 'Drucken', 'E-Mail', 'WhatsApp'],
  tags: 'Schlagworte: Küste, Hafen, Abkommen',
  ad: 'Anzeige',
  rights: '© 2031 Küstenblatt GmbH. Alle Rechte vorbehalten.',
  menu: ['Startseite', 'Politik', 'Wirtschaft', 'Sport', 'Kultur', 'Wissen', 'Reise', 'Abo'],
  about: 'Über die Autorin',
  bio: 'Eva Muster schreibt seit zehn Jahren für das Küstenblatt über Außenpolitik und lebt mit ihrer Familie im Norden.',
};

const english: Words = {
  lang: 'en',
  by: 'By',
  date: 'Updated 6:20 PM EST, Sat May 3, 2031',
  credit: 'Photo: Agency/Muster',
  caption: 'The delegations shake hands in front of the harbour office.',
  more: 'Related articles',
  read: 'Read more:',
  popular: 'Most popular',
  newsletter: 'Sign up for our free newsletter and get the best of our reporting in your inbox every morning.',
  cookies:
    'We use cookies to give you the best experience. By using this site you accept our use of cookies and consent to tracking.',
  comments: 'Comments',
  comment: [
    'reader1: This was long overdue and I only hope that it will now really happen as they have promised.',
    'reader2: I see this quite differently from the one above me, since it is us who have to pay again.',
  ],
  share: ['Share', 'Tweet', 'Email', 'Print'],
  tags: 'Tags: coast, harbour, agreement',
  ad: 'Advertisement',
  rights: '© 2031 Coast Paper Ltd. All rights reserved.',
  menu: ['Home', 'World', 'Politics', 'Business', 'Sports', 'Culture', 'Science', 'Subscribe'],
  about: 'About the author',
  bio: 'Eve Sample has been writing about foreign affairs for the Coast Paper for ten years and lives in the north with her family.',
};

const stories: readonly Story[] = [
  {
    title: 'Nordland und Südmark einigen sich über den Hafen',
    author: 'Eva Muster',
    subhead: 'Streit um die Gebühren',
    paragraphs: [
      'Nach drei Jahren voller Streit haben sich Nordland und Südmark am Dienstag darauf geeinigt, den Tiefseehafen an der gemeinsamen Küste zusammen zu betreiben.',
      'Die Außenministerin von Nordland sprach nach der Unterzeichnung von einem Tag, auf den viele Familien beiderseits der Grenze gewartet hätten. Ihr Kollege aus Südmark nickte dazu nur.',
      'Der Vertrag sieht vor, dass eine Behörde mit Sitz in der Hafenstadt künftig die Liegeplätze vergibt. Sie soll sieben Mitglieder haben, von denen jede Seite drei bestimmt; den Vorsitz hat abwechselnd ein Richter.',
      '„Wir haben lange verhandelt“, sagte der Verkehrsminister, „und am Ende hat keiner gewonnen und keiner verloren.“',
      'Offen bleibt, wer für die Vertiefung der Fahrrinne bezahlt. Fachleute schätzen die Kosten auf mindestens vierhundert Millionen, und beide Haushalte sind knapp.',
      'Im Parlament der Südmark muss der Vertrag noch eine Mehrheit finden. Die Opposition kündigte an, dass sie sich enthalten werde, sofern die Fischer entschädigt werden.',
      'Beobachter rechnen damit, dass die ersten Schiffe im Herbst des kommenden Jahres einlaufen.',
    ],
    others: [
      'Fischer protestieren gegen neue Fangquoten',
      'Warum die Brücke über den Grenzfluss wieder gesperrt ist',
      'Der lange Weg zum Frieden: eine Zeittafel',
      'Sturm an der Küste: Fähren fallen aus',
      'Interview mit dem Hafenmeister',
    ],
    words: german,
  },
  {
    title: 'Ferry operator wins dispute over island route',
    author: 'Eve Sample',
    subhead: 'A question of costs',
    paragraphs: [
      'A court in the capital ruled on Thursday that the state railway must hand over its two oldest ferries to the islanders, ending a dispute that had divided the coast for most of a decade.',
      'Judge Amelia Harrow said that the railway had promised the vessels in writing in 2022 and could not take that promise back because fuel had become more expensive.',
      '"The letter is as clear as a letter can be," she told a crowded courtroom, where some of the islanders had slept overnight to be sure of a seat.',
      'The company said in a statement that it respected the ruling but would look at all its options. It has until the end of the month to appeal.',
      'For the islands the ferries are more than a means of transport. The school, the only surgery and most of the shops depend on the morning boat, and for two winters it sailed on no more than three days a week.',
      'Transport economists doubt that the route can ever earn what it costs. A study that the ministry paid for last year put the yearly gap at about nine million, a third of it for repairs.',
      'Whoever runs the boats, the timetable will not change before the summer.',
    ],
    others: [
      'Fishing fleet stays in port as storm nears',
      'Why the old lighthouse is for sale again',
      'Five things to know about the new ferry law',
      'Islanders tell of the winter without boats',
      'Opinion: the coast deserves better trains',
    ],
    words: english,
  },
  {
    title: 'Parlament billigt Abkommen mit knapper Mehrheit',
    author: 'Karl Beispiel',
    subhead: 'Ein langer Abend',
    paragraphs: [
      'Mit nur zwei Stimmen Vorsprung hat das Parlament in der Nacht zum Freitag das Handelsabkommen mit den Inselstaaten angenommen.',
      'Die Debatte dauerte elf Stunden. Mehr als fünfzig Abgeordnete meldeten sich zu Wort, und zweimal musste die Sitzung unterbrochen werden, weil die Anlage für die Abstimmung ausfiel.',
      'Ministerpräsident Holm dankte am Morgen allen, die „über ihren Schatten gesprungen“ seien. Er werde das Abkommen noch in dieser Woche unterschreiben.',
      'Es senkt die Zölle auf Fisch, Holz und Maschinen in vier Schritten bis 2036 und richtet ein Schiedsgericht ein, dessen Sprüche beide Seiten binden.',
      'Die Bauernverbände hatten bis zuletzt dagegen mobil gemacht. Ihr Vorsitzender nannte das Ergebnis einen Schlag ins Gesicht jener, die das Land ernähren.',
      'Auf den Inseln wurde die Nachricht mit Erleichterung aufgenommen. Dort lebt jeder vierte Haushalt vom Fang, und die Preise waren zuletzt stark gefallen.',
    ],
    others: [
      'So haben die Abgeordneten abgestimmt',
      'Bauern blockieren die Zufahrt zum Großmarkt',
      'Was ein Schiedsgericht darf und was nicht',
      'Kommentar: ein Sieg ohne Sieger',
      'Inselstaaten feiern bis zum Morgen',
    ],
    words: german,
  },
  {
    title: 'Mountain town votes to keep its river wild',
    author: 'Ann Author',
    subhead: 'What the engineers wanted',
    paragraphs: [
      'The people of a small mountain town have voted by a wide margin against a dam that would have turned their river into a lake eight miles long.',
      'Turnout was the highest since anyone began to count. By noon the town hall had run out of ballot papers and had to send a boy on a bicycle for more.',
      'The power company had offered each household free electricity for fifteen years and a swimming pool for the school, promises that many called generous and a few called a bribe.',
      'Mayor Tobias Lind, who had spoken for the dam, said he would accept the result. "They know the river better than I do," he said, and went home early.',
      'Engineers had argued that the valley was the last place in the region where a reservoir of that size could be built without moving more than a dozen farms.',
      'Biologists see it differently. The gravel banks below the bridge are home to a bird that nests nowhere else in the country, and to an orchid that was believed lost for sixty years.',
      'The company has not said whether it will try again elsewhere.',
    ],
    others: [
      'Heavy rain closes the pass for a second week',
      'How a village school became a museum of maps',
      'The quiet return of the mountain railway',
      'Three walks for the first warm weekend',
      'Letters: on dams and democracy',
    ],
    words: english,
  },
];

const links = (story: Story): string =>
  story.others.map((text, k) => `<li><a href="/a/${k}">${text}</a></li>`).join('');
const p = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('\n');
const nav = ({ words }: Story): string =>
  `<ul>${words.menu.map((word) => `<li><a href="/${word}">${word}</a></li>`).join('')}</ul>`;
const share = ({ words }: Story): string => words.share.map((word) => `<a href="#">${word}</a>`).join(' ');
const commentList = ({ words }: Story): string =>
  words.comment.map((text) => `<div class="c"><p>${text}</p></div>`).join('');
const head = (story: Story, more = ''): string =>
  `<head><meta charset="utf-8"><title>${story.title}</title><script>var x = "tracking";</script><style>.a{color:red}</style>${more}</head>`;
const whole = (story: Story, body: string, more = ''): string =>
  `<!doctype html><html lang="${story.words.lang}">${head(story, more)}<body>${body}</body></html>`;
const ld = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

/** Layouts by name: what is peculiar about each. */
const layouts: Readonly<Record<string, (story: Story) => string>> = {
  'semantic elements': (s) =>
    whole(
      s,
      `<header><nav>${nav(s)}</nav></header><main><article><h1>${s.title}</h1><p class="byline">${s.words.by} ${s.author}</p><time datetime="2031-05-03">${s.words.date}</time>${p(s.paragraphs)}</article><aside><h2>${s.words.popular}</h2><ol>${links(s)}</ol></aside></main><footer>${s.words.rights}</footer>`,
    ),
  'divs with plain class names': (s) =>
    whole(
      s,
      `<div id="nav">${nav(s)}</div><div id="wrap"><div id="story"><h1>${s.title}</h1><div class="meta">${s.words.date}</div>${p(s.paragraphs)}<div class="social">${share(s)}</div></div><div id="right"><h3>${s.words.popular}</h3><ul>${links(s)}</ul></div></div><div id="foot">${s.words.rights}</div>`,
    ),
  'meaningless class names': (s) =>
    whole(
      s,
      `<div class="a1">${nav(s)}</div><div class="b7"><h1>${s.title}</h1><div class="q">${s.words.by} ${s.author}</div><div class="q2">${s.words.date}</div>${p(s.paragraphs.slice(0, 3))}<p><b>${s.words.read}</b> <a href="/x">${s.others[0]}</a></p>${p(s.paragraphs.slice(3))}<p>${s.words.credit}</p><p>${s.words.tags}</p></div><div class="z"><p>${s.words.newsletter}</p></div>`,
    ),
  'line breaks for paragraphs': (s) =>
    whole(
      s,
      `<table><tr><td>${nav(s)}</td><td><h2>${s.title}</h2><font size="2">${s.words.date}<br><br>${s.paragraphs.join('<br><br>\n')}<br><br>${s.words.rights}</font></td><td>${s.words.ad}<br><ul>${links(s)}</ul></td></tr></table>`,
    ),
  'figures with captions and credits': (s) =>
    whole(
      s,
      `<article><h1>${s.title}</h1><figure><img src="1.jpg"><figcaption>${s.words.caption} ${s.words.credit}</figcaption></figure>${p(s.paragraphs.slice(0, 2))}<div class="wp-caption"><img src="2.jpg"><p class="wp-caption-text">${s.words.caption}</p></div>${p(s.paragraphs.slice(2, 5))}<div class="image"><img src="3.jpg"><span class="image-credit">${s.words.credit}</span></div>${p(s.paragraphs.slice(5))}</article>`,
    ),
  'a newsletter box in the middle': (s) =>
    whole(
      s,
      `<article><h1>${s.title}</h1>${p(s.paragraphs.slice(0, 3))}<div class="box"><h4>Newsletter</h4><p>${s.words.newsletter}</p><form><input name="mail"><button>OK</button></form></div>${p(s.paragraphs.slice(3))}</article>`,
    ),
  'related links between the paragraphs': (s) =>
    whole(
      s,
      `<div class="content"><h1>${s.title}</h1>${p(s.paragraphs.slice(0, 2))}<div class="x"><h4>${s.words.more}</h4><ul>${links(s)}</ul></div>${p(s.paragraphs.slice(2, 4))}<p><a href="/b">${s.words.read} ${s.others[1]}</a></p>${p(s.paragraphs.slice(4))}</div>`,
    ),
  'comments below': (s) =>
    whole(
      s,
      `<div class="post"><h1>${s.title}</h1><div class="entry">${p(s.paragraphs)}</div></div><div class="discussion"><h3>${s.words.comments} (2)</h3>${commentList(s)}<p>${s.words.share[0]}</p></div>`,
    ),
  'comments in the same container': (s) =>
    whole(
      s,
      `<div class="post"><h1>${s.title}</h1>${p(s.paragraphs)}<h3>${s.words.comments}</h3>${s.words.comment.map((text) => `<p>${text}</p>`).join('')}</div>`,
    ),
  'a biography of the author at the end': (s) =>
    whole(
      s,
      `<article><h1>${s.title}</h1>${p(s.paragraphs)}<div class="who"><h4>${s.words.about}</h4><p>${s.words.bio}</p></div></article>`,
    ),
  'the whole page in a form': (s) =>
    whole(
      s,
      `<form id="aspnetForm" action="/"><div class="top">${nav(s)}</div><div class="body"><h1>${s.title}</h1>${p(s.paragraphs)}</div><div class="bottom">${s.words.rights}</div></form>`,
    ),
  'JSON-LD with the whole story': (s) =>
    whole(
      s,
      `<div class="k"><h1>${s.title}</h1><p>${s.words.caption}</p>${p(s.paragraphs.slice(0, 4))}<p>${s.others[2]}</p>${p(s.paragraphs.slice(4))}<p>${s.words.bio}</p></div>`,
      ld({
        '@type': 'NewsArticle',
        headline: s.title,
        articleBody: s.paragraphs.join(' '),
        datePublished: '2031-05-03',
      }),
    ),
  'JSON-LD with a shortened story': (s) =>
    whole(
      s,
      `<div class="k"><h1>${s.title}</h1>${p(s.paragraphs)}</div><div>${s.words.rights}</div>`,
      ld({ '@type': 'NewsArticle', headline: s.title, articleBody: s.paragraphs.slice(0, 3).join(' ') }),
    ),
  'a cookie banner first': (s) =>
    whole(
      s,
      `<div class="cc-window"><p>${s.words.cookies}</p><a href="#">OK</a></div><div class="main"><h1>${s.title}</h1>${p(s.paragraphs)}</div>`,
    ),
  'advertisements between the paragraphs': (s) =>
    whole(
      s,
      `<div class="txt"><h1>${s.title}</h1>${s.paragraphs.map((text) => `<p>${text}</p><div class="slot"><p>${s.words.ad}</p></div>`).join('')}</div>`,
    ),
  'share buttons above and below': (s) =>
    whole(
      s,
      `<div class="txt"><h1>${s.title}</h1><ul class="k">${s.words.share.map((word) => `<li><a href="#">${word}</a></li>`).join('')}</ul>${p(s.paragraphs)}<p>${share(s)}</p><p>${s.words.tags}</p></div>`,
    ),
  'subheads and a list': (s) =>
    whole(
      s,
      `<article><header><h1>${s.title}</h1></header>${p(s.paragraphs.slice(0, 3))}<h2>${s.subhead}</h2>${p(s.paragraphs.slice(3, 5))}<ul>${s.paragraphs
        .slice(5)
        .map((text) => `<li>${text}</li>`)
        .join('')}</ul></article>`,
    ),
  'a pull quote': (s) =>
    whole(
      s,
      `<article><h1>${s.title}</h1>${p(s.paragraphs.slice(0, 3))}<blockquote class="pullquote"><p>${s.paragraphs[3]}</p></blockquote>${p(s.paragraphs.slice(3))}</article>`,
    ),
  'a lead called teaser and a story called paywall': (s) =>
    whole(
      s,
      `<h1>${s.title}</h1><p class="teaser">${s.paragraphs[0]}</p><div class="paywall">${p(s.paragraphs.slice(1))}</div><div class="teaser-list"><ul>${links(s)}</ul></div>`,
    ),
  'sections of their own': (s) =>
    whole(
      s,
      `<main><section><h1>${s.title}</h1></section>${s.paragraphs.map((text) => `<section class="block"><div class="inner"><p>${text}</p></div></section>`).join('')}<section><h3>${s.words.more}</h3><ul>${links(s)}</ul></section></main>`,
    ),
  'spans instead of paragraphs': (s) =>
    whole(
      s,
      `<div class="nav">${nav(s)}</div><div class="story"><h1>${s.title}</h1>${s.paragraphs.map((text) => `<div><span>${text}</span></div>`).join('')}</div><div class="rail">${links(s)}</div>`,
    ),
  'teasers with text below': (s) =>
    whole(
      s,
      `<article><h1>${s.title}</h1>${p(s.paragraphs)}</article><div class="cards"><h3>${s.words.more}</h3>${s.others.map((text, k) => `<div class="card"><h4><a href="/${k}">${text}</a></h4><p>${s.words.caption} <a href="/${k}">${s.words.read.replace(':', '')}</a></p></div>`).join('')}</div>`,
    ),
  'a repeated title and lead': (s) =>
    whole(
      s,
      `<div class="t"><h1>${s.title}</h1></div><div class="t2"><h2>${s.title}</h2><p>${s.paragraphs[0]}</p></div><div class="t3">${p(s.paragraphs)}</div>`,
    ),
  'microdata in a crowded container': (s) =>
    whole(
      s,
      `<div class="col"><p>${s.words.bio}</p><div itemprop="articleBody">${p(s.paragraphs)}</div><p>${s.words.newsletter}</p><div class="more"><ul>${links(s)}</ul></div></div>`,
    ),
  'a lead between the headline and the story': (s) =>
    whole(
      s,
      `<header class="head"><h1>${s.title}</h1><div class="l"><p>${s.paragraphs[0]}</p></div><div class="who">${s.words.by} ${s.author}</div></header><div class="pic"><img src="1.jpg"></div><div class="text">${p(s.paragraphs.slice(1))}</div><div class="rel"><ul>${links(s)}</ul></div>`,
    ),
  'a lead that JSON-LD leaves out': (s) =>
    whole(
      s,
      `<div class="k"><h1>${s.title}</h1><p class="standfirst">${s.paragraphs[0]}</p><p>${s.words.caption}</p>${p(s.paragraphs.slice(1))}</div>`,
      ld({ '@type': 'NewsArticle', headline: s.title, articleBody: s.paragraphs.slice(1).join(' ') }),
    ),
  'a story in a container called after its share buttons': (s) =>
    whole(
      s,
      `<div class="menu">${nav(s).repeat(40)}</div><div class="doc"><header class="top has-sharing"><h1>${s.title}</h1></header><div class="sharing-container"><div class="buttons">${share(s)}</div>${p(s.paragraphs)}</div></div><ul>${links(s)}${links(s)}${links(s)}</ul><div class="foot">${nav(s)}${nav(s)}${s.words.rights}</div>`,
    ),
  'each paragraph in a container of its own kind': (s) =>
    whole(
      s,
      `<article class="node"><h1>${s.title}</h1><div class="field body">${s.paragraphs.map((text) => `<div class="field-item"><div class="article-text"><div class="value"><p>${text}</p></div></div></div>`).join('')}</div></article><div class="more-news">${s.others.map((text, k) => `<div class="item"><h4><a href="/${k}">${text}</a></h4><p>${s.words.caption}</p></div>`).join('')}</div>`,
    ),
  'the next stories below this one': (s) => {
    const next = stories.filter(({ title, words }) => title !== s.title && words.lang === s.words.lang);
    const one = ({ title, paragraphs }: Story): string =>
      `<article class="entry"><div class="h"><h1>${title}</h1></div><div class="entry-text">${p(paragraphs)}</div></article>`;
    const longer = next.map((story) => ({
      ...story,
      paragraphs: [...story.paragraphs, ...story.paragraphs.map((text) => `${text} ${text}`)],
    }));
    return whole(s, `<main>${one(s)}${longer.map(one).join('')}</main>`);
  },
  'a story for readers without scripts': (s) =>
    whole(
      s,
      `<div class="post"><h1>${s.title}</h1><div class="post-content"><script>render(1 < 2)</script><noscript>${p(s.paragraphs)}</noscript></div></div><div class="box"><ul>${links(s)}</ul></div>`,
    ),
  'scripts full of signs that look like tags': (s) =>
    whole(
      s,
      `<script>${'for(i=0;i<n;i++)a<b&&c<d;'.repeat(200)}</script><svg>${'<g><path d="M0 0"/></g>'.repeat(300)}</svg><div class="txt"><h1>${s.title}</h1>${p(s.paragraphs)}</div><ul>${links(s)}</ul>`,
    ),
  'JSON-LD with the marks of an editing system': (s) =>
    whole(
      s,
      `<div class="k"><h1>${s.title}</h1><p>${s.words.caption}</p>${p(s.paragraphs)}</div>`,
      ld({
        '@type': 'NewsArticle',
        headline: s.title,
        articleBody: s.paragraphs
          .map(
            (text, k) =>
              `${text}\n\n[#image: /photos/${k}a7]|||${s.words.caption} ${s.others.join(' ')} ${s.words.bio}|||\n\n+++group-${k}`,
          )
          .join('\n\n'),
      }),
    ),
  'captions that repeat the words of the pictures': (s) =>
    whole(
      s,
      `<article><h1>${s.title}</h1><div class="m"><img src="1.jpg" alt="${s.words.caption}"><div>${s.words.caption}</div></div>${p(s.paragraphs)}</article>`,
    ),
  'the way from the front page and a date with a label': (s) =>
    whole(
      s,
      `<div class="txt"><p>${s.words.menu.slice(0, 3).join(' / ')}</p><h1>${s.title}</h1><p>${s.words.menu[1]} | ${s.words.lang === 'de' ? '14. Mai 2031' : 'May 14, 2031'}</p>${p(s.paragraphs)}</div>`,
    ),
  'the writer introduced at the end': (s) =>
    whole(
      s,
      `<div class="txt"><h1>${s.title}</h1><span class="byline">${s.words.by} ${s.author}</span>${p(s.paragraphs)}<p>${s.author} ${s.words.lang === 'de' ? 'schreibt' : 'writes'} ${s.words.bio.split(' ').slice(3).join(' ')}</p></div>`,
    ),
  'words with soft hyphens': (s) =>
    whole(
      s,
      `<div class="txt"><h1>${s.title}</h1>${p(s.paragraphs.map((text) => text.replace(/(\p{L}{4})(?=\p{L}{3})/gu, '$1&shy;')))}</div>`,
    ),
  'everything at once': (s) =>
    whole(
      s,
      `<div class="cookie-banner"><p>${s.words.cookies}</p></div><header>${nav(s)}</header><div class="page"><div class="crumbs"><a href="/">${s.words.menu[0]}</a> › <a href="/p">${s.words.menu[1]}</a></div><article><h1>${s.title}</h1><div class="author">${s.words.by} ${s.author}</div><div>${s.words.date}</div><figure><img src="1.jpg"><figcaption>${s.words.caption}</figcaption></figure><div class="share-bar">${share(s)}</div>${p(s.paragraphs.slice(0, 3))}<div class="ad"><p>${s.words.ad}</p></div><p><strong>${s.words.read}</strong> <a href="/q">${s.others[3]}</a></p>${p(s.paragraphs.slice(3))}<p>${s.words.tags}</p><p>${s.words.credit}</p><div class="newsletter"><p>${s.words.newsletter}</p></div></article><section class="rel"><h3>${s.words.more}</h3><ul>${links(s)}</ul></section><section class="comments"><h3>${s.words.comments}</h3>${commentList(s)}</section></div><footer>${s.words.rights}</footer>`,
    ),
};

export interface TestPage {
  readonly name: string;
  readonly html: string;
  /** The story as it should be found. */
  readonly text: string;
}

/** Every layout with every story. */
export const pageSet: readonly TestPage[] = Object.entries(layouts).flatMap(([layout, make]) =>
  stories.map((story) => {
    const hasSubhead = layout === 'subheads and a list';
    const paragraphs = hasSubhead
      ? [...story.paragraphs.slice(0, 3), story.subhead, ...story.paragraphs.slice(3)]
      : story.paragraphs;
    return { name: `${layout}, ${story.words.lang}: ${story.title}`, html: make(story), text: paragraphs.join('\n\n') };
  }),
);

/** Runs of four words: the measure of the known benchmarks for this, strict about order and borders. */
const shinglesOf = (text: string): Map<string, number> => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const run = words.slice(i, i + 4).join(' ');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
};

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How much of what was found is wanted, and how much of what is wanted was found. */
export const compare = (found: string, wanted: string): Score => {
  const a = shinglesOf(found);
  const b = shinglesOf(wanted);
  let both = 0;
  for (const [run, count] of a) both += Math.min(count, b.get(run) ?? 0);
  const size = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((sum, count) => sum + count, 0);
  const precision = both / Math.max(size(a), 1);
  const recall = both / Math.max(size(b), 1);
  return { precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
};
