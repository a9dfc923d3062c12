import { expect, test } from '@jest/globals';
import { said, statementsOf } from './said.ts';

/*
 * The other side of what is told: nouns that tell an event ("die Kritik Xs an Y") in the places of a sentence that news gives them,
 * verbs with every way to name whom they reach, and in what manner it is said. Found by crossing all frames with these shapes.
 */

test.each<readonly [text: string, statements: readonly string[]]>([
  // Words from a capital are its government's, whichever noun they have.
  ['Die Wut aus Peking auf Ungarn ist groß.', ['CN ACCUSED HU']],
  ['Appell aus Wien an Ungarn', ['AT DEMANDED HU']],
  ['Der Widerstand aus Budapest gegen die EU wächst.', ['HU REJECTED eu']],
  ['Die Kritik von Demonstranten aus Budapest an der Regierung der Türkei nahm zu.', []],
  ['Die Kritik eines Journalisten aus Peking an der Türkei nahm zu.', []],
  ['Nach Pekings Kritik an der Türkei fielen die Kurse.', ['CN ACCUSED TR']],
  // Nobody is angry with a town, and flies over one all the same.
  ['Die Empörung der SPÖ über Budapest wächst.', ['spoe ACCUSED HU']],
  ['Angela Merkel regte sich über Budapest auf.', ['angela-merkel ACCUSED HU']],
  ['Angela Merkel flog über Budapest nach Wien.', ['angela-merkel VISITED AT']],
  ['Angela Merkel sprach über Budapest.', []],
  // What was said is what a debate is about; what is to be done is open.
  ['Die Debatte über die Kritik Chinas an der Türkei dauert an.', ['CN ACCUSED TR']],
  ['Die Debatte über Sanktionen der EU gegen Ungarn dauert an.', []],
  ['Die Debatte über den Beitritt der Ukraine zur EU dauert an.', []],
  // A heading begins with a noun, not with a verb.
  ['Angriff Chinas auf die Türkei', ['CN ATTACKED TR']],
  ['Spitzen der EU gegen Ungarn', ['eu ACCUSED HU']],
  ['Widerstand von SPÖ-Chefin Eva Huber gegen die Türkei', ['eva-huber HOLDS_POSITION spoe', 'eva-huber REJECTED TR']],
  ['Dank der EU an Ungarn', ['eu SUPPORTED HU']],
  ['Dank der EU kann Ungarn an der Grenze bauen.', []],
  // The last part of a word with a hyphen keeps its frames; a quarrel over tariffs is no war.
  ['Die US-Verbalattacken auf Ungarn lösten eine Debatte aus.', ['US ACCUSED HU']],
  ['Der US-Krieg gegen den Iran geht weiter.', ['US ATTACKED IR']],
  ['Der Zoll-Krieg der USA gegen China geht weiter.', []],
  // Who parts from a body is none of it.
  ['Die SPÖ-Distanzierung von der Türkei kam spät.', ['spoe REJECTED TR']],
  ['Die Distanzierung Angela Merkels von der ÖVP kam spät.', ['angela-merkel REJECTED oevp']],
  [
    'Am Dienstag hat sich die deutsche Kanzlerin Angela Merkel von der ÖVP losgesagt.',
    ['angela-merkel REJECTED oevp', 'angela-merkel HOLDS_POSITION DE'],
  ],
  ['Am Dienstag ist die ÖVP von Angela Merkel gemaßregelt worden.', ['angela-merkel ACCUSED oevp']],
  [
    'Nach den Bitten des chinesischen Präsidenten Xi Jinping an die ÖVP fielen die Kurse.',
    ['xi-jinping HOLDS_POSITION CN', 'xi-jinping DEMANDED oevp'],
  ],
  ['Die CDU von Angela Merkel wurde gerügt.', ['angela-merkel MEMBER_OF cdu']],
  // "war die Breitseite … gegen X": nobody is against him beside the one whose it is.
  ['Grund dafür war die Breitseite der Türkei gegen Ungarn.', ['TR ACCUSED HU']],
  ['Die Türkei ist gegen den Plan Ungarns.', ['TR REJECTED HU']],
  // A family name behind a full name is somebody else's.
  [
    'Viktor Orbán hielt am Montag eine Rede. Danach hat Angela Merkel Orbán gelobt.',
    ['angela-merkel SUPPORTED viktor-orban'],
  ],
  ['Carlos Pérez hielt am Montag eine Rede. Danach hat Ana López Pérez gesprochen.', []],
  // A state that blames an office holder is not his own.
  ['Die Türkei kritisierte Außenminister Karl Huber.', ['TR ACCUSED karl-huber']],
  [
    'Die Wut der Türkei auf Kanzler Karl Huber und Ministerin Anna Holm ist groß.',
    ['TR ACCUSED karl-huber', 'TR ACCUSED anna-holm'],
  ],
  // A name between commas is closed; of two behind „von“ in a passive the last one acts.
  [
    'Angela Merkel machte dem Chef der SPÖ, Karl Huber, ihre Aufwartung.',
    ['karl-huber HOLDS_POSITION spoe', 'angela-merkel MET karl-huber'],
  ],
  [
    'Am Dienstag sind die Pläne von Viktor Orbán von Angela Merkel kritisiert worden.',
    ['angela-merkel ACCUSED viktor-orban'],
  ],
  [
    'Viktor Orbán hielt eine Rede. Danach hat Angela Merkel Orbáns Politik kritisiert.',
    ['angela-merkel ACCUSED viktor-orban'],
  ],
  // Where a government sits is not where somebody goes.
  ['Angela Merkel fuhr der Regierung in Budapest in die Parade.', ['angela-merkel DEMANDED HU']],
  ['Angela Merkel reiste zur Regierung in Budapest.', ['angela-merkel VISITED HU']],
  ['Am Dienstag hat Angela Merkel von der ÖVP geschwärmt.', ['angela-merkel SUPPORTED oevp']],
  // An infinitive before the verb is a clause of its own.
  ['Die Absicht Serbiens, die Ukraine zu kritisieren, hat Merkel begrüßt.', ['RS ACCUSED UA planned']],
  [
    'Die Entscheidung der EU, Sanktionen gegen Russland zu verhängen, hat China kritisiert.',
    ['CN ACCUSED eu', 'eu SANCTIONED RU planned'],
  ],
  ['Orbáns Drohung, die Nato zu verlassen, wies Merkel zurück.', ['angela-merkel REJECTED viktor-orban']],
  ['Merkel, die Ukraine zu kritisieren, wagte niemand.', []],
])('%s', (text, statements) => {
  expect(said(text).sort()).toEqual([...statements].sort());
});

/** What governs a clause decides how real it is: what the text says of Serbia and Ukraine under each. */
test.each<readonly [text: string, status: string]>([
  ['Ein Sprecher dementierte, dass Serbien Sanktionen gegen die Ukraine verhängt habe.', 'denied'],
  ['Serbien hat angeblich Sanktionen gegen die Ukraine verhängt.', 'claimed'],
  ['Unklar ist, ob Serbien Sanktionen gegen die Ukraine verhängt hat.', 'none'],
  ['Hat Serbien Sanktionen gegen die Ukraine verhängt?', 'none'],
  ['Angela Merkel forderte, dass Serbien Sanktionen gegen die Ukraine verhängt.', 'none'],
  ['Beinahe hätte Serbien Sanktionen gegen die Ukraine verhängt.', 'none'],
  ['Bevor Serbien Sanktionen gegen die Ukraine verhängt, müssen die Minister entscheiden.', 'none'],
  ['Serbien verhängte Sanktionen gegen die Ukraine.', 'asserted'],
  ['Unklar ist, ob Angela Merkel die Sanktionen Serbiens gegen die Ukraine mitträgt.', 'asserted'],
  ['Serbien schloss aus, die Ukraine anzugreifen.', 'denied'],
  ['Serbien schloss nicht aus, die Ukraine anzugreifen.', 'none'],
  ['Serbien würde die Ukraine angreifen.', 'none'],
  ['Serbien zögert, die Ukraine zu kritisieren.', 'none'],
  ['Serbien zögerte nicht, die Ukraine zu kritisieren.', 'asserted'],
  ['Angela Merkel hinderte Serbien daran, die Ukraine anzugreifen.', 'none'],
  ['Gerüchte, dass Serbien die Ukraine angegriffen habe, machten die Runde.', 'none'],
  ['Der Verdacht, dass Serbien die Ukraine angegriffen hat, ist alt.', 'claimed'],
  ['Der Türkei gelang es nicht, die Ukraine anzugreifen, Serbien gelang es, die Ukraine anzugreifen.', 'asserted'],
  ['Die Absicht von Serbien, die Ukraine anzugreifen, löste eine Debatte aus.', 'planned'],
  ['Der Plan Serbiens, Waffen an die Ukraine zu liefern, löste eine Debatte aus.', 'planned'],
  ['Die Weigerung Serbiens, die Ukraine zu unterstützen, ist neu.', 'denied'],
  ['Serbien wagte es, die Ukraine anzugreifen.', 'asserted'],
])('%s %s', (text, status) => {
  const found = statementsOf(text).filter(({ from, to }) => from === 'country:RS' && to === 'country:UA');
  expect([...new Set(found.filter(({ type }) => type !== 'REJECTED').map((s) => s.status))]).toEqual(
    status === 'none' ? [] : [status],
  );
});
