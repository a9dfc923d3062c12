import { createHash } from 'node:crypto';
import type { Article, Entity, Reading, Statement } from '../graph/model.ts';

/*
 * Three articles about states that do not exist, made to give every named query something to find: a treaty that replaces
 * another, a denial, a plan, accusations, meetings and offices.
 */

const entities = {
  nordland: {
    id: 'country:XN',
    type: 'Country',
    name: 'Nordland',
    aliases: ['nordländisch'],
    properties: { iso2: 'XN' },
  },
  suedland: { id: 'country:XS', type: 'Country', name: 'Südland', aliases: [] },
  westland: { id: 'country:XW', type: 'Country', name: 'Westland', aliases: [] },
  bund: { id: 'organisation:seebund', type: 'Organisation', name: 'Seebund', aliases: ['SB'] },
  berg: { id: 'person:anna-berg', type: 'Person', name: 'Anna Berg', aliases: ['Berg'] },
  tal: { id: 'person:otto-tal', type: 'Person', name: 'Otto Tal', aliases: [] },
  pakt: {
    id: 'treaty:seepakt',
    type: 'Treaty',
    name: 'Seepakt',
    aliases: ['Pakt der See'],
    properties: { signedOn: '2031-05-02' },
  },
  alt: { id: 'treaty:altes-seeabkommen', type: 'Treaty', name: 'Altes Seeabkommen', aliases: [] },
} as const satisfies Record<string, Entity>;
type Name = keyof typeof entities;

type Said = readonly [sentence: string, type: Statement['type'], from: Name, to: Name, more?: Partial<Statement>];

const reading = (name: string, title: string, publishedAt: string, said: readonly Said[]): Reading => {
  const text = [title, ...said.map(([sentence]) => sentence)].join('\n');
  const article: Article = {
    id: `article:${createHash('sha256').update(text).digest('hex')}`,
    name,
    title,
    text,
    language: 'de',
    publishedAt,
  };
  const statements = said.map(([sentence, type, from, to, more = {}], index): Statement => {
    const start = text.indexOf(sentence);
    return {
      id: `statement:${name}-${index}`,
      article: article.id,
      start,
      end: start + sentence.length,
      type,
      from: entities[from].id,
      to: entities[to].id,
      status: 'asserted',
      rule: 'fixture',
      confidence: 0.8,
      ...(more.date ? { datePrecision: 'day' as const } : {}),
      ...more,
    };
  });
  const names = [...new Set(said.flatMap(([, , from, to]) => [from, to]))];
  return { article, entities: names.map((each) => entities[each]).sort((a, b) => (a.id < b.id ? -1 : 1)), statements };
};

export const fixtureReadings: readonly Reading[] = [
  reading('seepakt', 'Der Seepakt ist unterschrieben', '2031-05-03', [
    ['Anna Berg unterschrieb am 2. Mai 2031 den Seepakt.', 'SIGNED', 'berg', 'pakt', { date: '2031-05-02' }],
    ['Nordland unterzeichnete den Seepakt am selben Tag.', 'SIGNED', 'nordland', 'pakt', { date: '2031-05-02' }],
    ['Auch Südland setzte seine Unterschrift unter den Seepakt.', 'SIGNED', 'suedland', 'pakt', { date: '2031-05-02' }],
    ['Der Seepakt löst das Alte Seeabkommen ab.', 'REPLACES', 'pakt', 'alt'],
    [
      'Die Präsidentin Anna Berg regiert Nordland.',
      'HOLDS_POSITION',
      'berg',
      'nordland',
      { properties: { title: 'Präsidentin', current: true } },
    ],
    ['Berg traf Otto Tal.', 'MET', 'berg', 'tal', { date: '2031-05-01', properties: { mode: 'visit' } }],
  ]),
  reading('streit', 'Westland und der Pakt', '2031-06-10', [
    ['Westland warf Nordland vor, die See zu sperren.', 'ACCUSED', 'westland', 'nordland', { date: '2031-06-09' }],
    [
      'Nordland sperre die See, sagt Westland.',
      'THREATENED',
      'nordland',
      'suedland',
      { status: 'claimed', speaker: 'country:XW' },
    ],
    ['Westland will dem Seebund beitreten.', 'JOINED', 'westland', 'bund', { status: 'planned' }],
    [
      'Otto Tal war Minister von Südland.',
      'HOLDS_POSITION',
      'tal',
      'suedland',
      { properties: { title: 'Minister', current: false } },
    ],
    ['Westland verhängte Sanktionen gegen Nordland.', 'SANCTIONED', 'westland', 'nordland'],
    ['Südland ist Mitglied im Seebund.', 'MEMBER_OF', 'suedland', 'bund'],
  ]),
  reading('dementi', 'Ein Dementi aus Südland', '2031-07-01', [
    [
      'Südland hat den Seepakt nie unterzeichnet, heißt es nun.',
      'SIGNED',
      'suedland',
      'pakt',
      { status: 'denied', speaker: 'country:XS' },
    ],
    ['Berg und Tal trafen sich im Juni erneut.', 'MET', 'berg', 'tal', { date: '2031-06-20' }],
  ]),
];
