import { expect, test } from '@jest/globals';
import { saidByName as said } from './said.ts';

/*
 * Conventions, ceasefires, historical treaties and who joins, leaves, suspends or breaks them, in the turns of news: pronouns that
 * mean states, lists before an infinitive, what is left unsaid. Written for these tests. Treaties stand by their names; what stands
 * in the third place must not be said.
 */
const rows: readonly [text: string, expected: readonly string[], not?: readonly string[]][] = [
  // A turn in the middle of a clause with one verb leaves its negation alone.
  ['Chile unterzeichnete das Zollabkommen. Peru unterzeichnete aber nicht.', ['PE SIGNED Zollabkommen denied']],
  ['Chile gehört zur EU, ratifizierte das Zollabkommen jedoch nie.', ['CL RATIFIED Zollabkommen denied']],
  [
    'Chile hat das Zollabkommen unterzeichnet, aber nicht freiwillig.',
    ['CL SIGNED Zollabkommen'],
    ['CL SIGNED Zollabkommen denied'],
  ],
  [
    'Chile hat das Zollabkommen unterschrieben, aber nicht ratifiziert.',
    ['CL SIGNED Zollabkommen', 'CL RATIFIED Zollabkommen denied'],
  ],
  // "es" and "sie" of the state that the sentence before is about.
  ['Finnland hat den Grenzvertrag unterzeichnet. Nun will es ihn kündigen.', ['FI LEFT Grenzvertrag planned']],
  ['Die USA sind Vertragsstaat des Grenzvertrags. Im März setzten sie ihn aus.', ['US SUSPENDED Grenzvertrag']],
  [
    'Finnland hat ein Gesetz zum Grenzvertrag beschlossen. Im März ersetzte es ihn.',
    [],
    ['FI REPLACES Grenzvertrag', 'FI LEFT Grenzvertrag'],
  ],
  ['Die USA haben Panzer nach Chile geschickt. Im März erreichten sie Peru.', [], ['US VISITED PE']],
  // A list ends before the infinitive.
  [
    'Kanada nennt das Memorandum von Dirava. Darin verpflichteten sich Russland, die USA und Chile, die Grenzen zu achten.',
    ['RU PARTY_TO Memorandum von Dirava', 'US PARTY_TO Memorandum von Dirava', 'CL PARTY_TO Memorandum von Dirava'],
  ],
  [
    'Am Montag beschlossen Chile, Peru und die Schweiz, das Zollabkommen zu kündigen.',
    ['CL LEFT Zollabkommen planned', 'PE LEFT Zollabkommen planned', 'CH LEFT Zollabkommen planned'],
  ],
  [
    'Am Montag versprach Chile, Peru, Bolivien und die Schweiz zu besuchen.',
    ['CL VISITED PE planned', 'CL VISITED CH planned'],
    ['PE VISITED CH planned'],
  ],
  // What an entry is about is signed unsaid, not what it mentions beside.
  [
    'Lexikon: Memorandum von Dirava\n\nDas Memorandum von Dirava ist von 1994. Die drei schlossen sich später dem Zollabkommen an. Für Chile unterzeichnete Präsident Juan Soto.',
    ['juan-soto SIGNED Memorandum von Dirava', 'CL SIGNED Memorandum von Dirava'],
    ['juan-soto SIGNED Zollabkommen'],
  ],
  [
    'Lexikon: Memorandum von Dirava\n\nDas Memorandum von Dirava ist von 1994. Das Zollabkommen von Karsk folgte 1998. Chile hat nicht unterzeichnet.',
    ['CL SIGNED Zollabkommen von Karsk denied'],
  ],
  // "ebenfalls" goes on with what the sentence before is about.
  [
    'Nato-Vertrag\n\nGriechenland trat 1974 aus. Zypern unterzeichnete das Abkommen von Zürich. Die Türkei unterzeichnete ebenfalls.',
    ['TR SIGNED Abkommen von Zürich'],
    ['TR SIGNED Nato-Vertrag'],
  ],
  // A peace that bears the name of a place.
  [
    'Frankreich und Peru schlossen den Frieden von Tilsit.',
    ['FR SIGNED Friede von Tilsit', 'PE SIGNED Friede von Tilsit'],
  ],
  // A listed peace is one as well, with or without a place.
  [
    'Frankreich und Peru schlossen den Frieden von Brest-Litowsk.',
    ['FR SIGNED Frieden von Brest-Litowsk', 'PE SIGNED Frieden von Brest-Litowsk'],
  ],
  ['Schweden unterzeichnete den Westfälischen Frieden.', ['SE SIGNED Westfälischer Frieden']],
  ['Der Friede von Kesmar ersetzte den Vertrag von Dirava.', ['Friede von Kesmar REPLACES Vertrag von Dirava']],
  ['Frankreich und Peru wollen einen Frieden von Dauer. Peru unterzeichnete nichts.', [], ['PE SIGNED']],
  // Bound, out of date, broken.
  ['Chile ist an den Grenzvertrag gebunden.', ['CL PARTY_TO Grenzvertrag']],
  ['Für Chile gilt der Grenzvertrag seit 2007.', ['CL PARTY_TO Grenzvertrag']],
  ['Für Chile gilt der Grenzvertrag als Fehler.', [], ['CL PARTY_TO Grenzvertrag']],
  ['Mit dem Vertrag von Welm wird der Grenzvertrag abgelöst.', ['Vertrag von Welm REPLACES Grenzvertrag']],
  ['Der Vertrag von Welm macht den Grenzvertrag hinfällig.', ['Vertrag von Welm REPLACES Grenzvertrag']],
  ['Der Vertrag von Welm macht den Grenzvertrag bekannt.', [], ['Vertrag von Welm REPLACES Grenzvertrag']],
  ['Das Gericht verurteilte Chile wegen Verstoßes gegen den Grenzvertrag.', ['CL VIOLATED Grenzvertrag claimed']],
  ['Kanada kritisierte Chile wegen des Grenzvertrags.', [], ['CL VIOLATED Grenzvertrag claimed']],
  // Who only means to sign is bound by nothing yet.
  [
    'Chile will den Grenzvertrag im Mai unterzeichnen.',
    ['CL SIGNED Grenzvertrag planned'],
    ['CL PARTY_TO Grenzvertrag planned'],
  ],
  // Into bodies and out of them.
  ['Nach dem Ausstieg Finnlands aus der Unesco wächst die Sorge.', ['FI LEFT unesco']],
  ['Finnland steigt aus der Unesco aus.', ['FI LEFT unesco']],
  ['Finnland hat die Mitgliedschaft in der Unesco beendet.', ['FI LEFT unesco']],
  ['Finnland hat die Aufnahme in die Unesco beantragt.', ['FI JOINED unesco planned']],
  ['Die finnische Regierung hat den Beitritt zur Nato beschlossen.', ['FI JOINED nato planned']],
  ['Der Rückzug Timo Aaltos aus der Unesco war erwartet worden.', [], ['FI LEFT unesco']],
  // Who signs in whose name, and with what.
  [
    'Botschafterin Anna Stein unterzeichnete das Zollabkommen im Namen Kanadas.',
    ['anna-stein SIGNED Zollabkommen', 'CA SIGNED Zollabkommen'],
  ],
  [
    'Anna Stein hinterlegte im Auftrag der Bundesrepublik Deutschland die Ratifikationsurkunde zum Zollabkommen.',
    ['DE RATIFIED Zollabkommen'],
  ],
  [
    'Anna Stein unterzeichnete das Zollabkommen in der Hauptstadt Kanadas.',
    ['anna-stein SIGNED Zollabkommen'],
    ['CA SIGNED Zollabkommen'],
  ],
  [
    'Das Zollabkommen ist fertig. Für Chile griff Präsident Juan Soto zum Füller.',
    ['juan-soto SIGNED Zollabkommen', 'CL SIGNED Zollabkommen'],
  ],
  ['Das Zollabkommen ist fertig. Chile griff zum letzten Mittel.', [], ['CL SIGNED Zollabkommen']],
  ['Chile will dem Zollabkommen seine Unterschrift verweigern.', ['CL SIGNED Zollabkommen denied']],
  // With a time of its own each joins or leaves.
  ['Island trat der Nato 1949 bei, Finnland 2023.', ['IS JOINED nato', 'FI JOINED nato']],
  ['Island trat der Nato bei, Finnland der EU.', ['IS JOINED nato'], ['FI JOINED nato']],
  ['Chile trat dem Grenzvertrag 1998 bei, Peru 2004.', ['CL JOINED Grenzvertrag', 'PE JOINED Grenzvertrag']],
  ['Chile trat dem Grenzvertrag 1998 bei, Peru nicht.', ['CL JOINED Grenzvertrag'], ['PE JOINED Grenzvertrag']],
  // Whom a treaty counts.
  [
    'Das Zollabkommen hat 60 Vertragsparteien, darunter Chile, nicht aber Peru.',
    ['CL PARTY_TO Zollabkommen', 'PE PARTY_TO Zollabkommen denied'],
  ],
  ['Das Zollabkommen hat 60 Gegner, darunter Chile.', [], ['CL PARTY_TO Zollabkommen']],
  // What came before.
  ['Vorläufer des Zollabkommens war der Grenzvertrag.', ['Zollabkommen REPLACES Grenzvertrag']],
  ['Das Zollabkommen gilt. Sein Vorläufer war der Grenzvertrag.', ['Zollabkommen REPLACES Grenzvertrag']],
  ['Vorbild des Zollabkommens war der Grenzvertrag.', [], ['Zollabkommen REPLACES Grenzvertrag']],
  // What is said not to be there is none.
  [
    'Das Zollabkommen steht. Eine direkte Abmachung zwischen Chile und Peru gibt es nicht.',
    [],
    ['CL PARTY_TO Abmachung', 'PE PARTY_TO Abmachung'],
  ],
  // Contracts of coalition are of parties, and of their chiefs, not of the state that these lead.
  [
    'ÖVP und Grüne haben ihren Koalitionsvertrag unterzeichnet.',
    ['oevp SIGNED Koalitionsvertrag', 'gruene SIGNED Koalitionsvertrag'],
  ],
  [
    'Bundeskanzler Friedrich Merz und Lars Klingbeil unterzeichneten den Koalitionsvertrag.',
    ['friedrich-merz SIGNED Koalitionsvertrag', 'lars-klingbeil SIGNED Koalitionsvertrag'],
    ['DE SIGNED Koalitionsvertrag', 'DE PARTY_TO Koalitionsvertrag'],
  ],
  ['Die SPÖ hält sich nicht an den Koalitionsvertrag.', [], ['spoe VIOLATED Koalitionsvertrag']],
  // Two of one noun, several that are counted, one behind another.
  [
    'Die Verträge von Tlatelolco und Rarotonga hat Chile unterzeichnet.',
    ['CL SIGNED Vertrag von Tlatelolco', 'CL SIGNED Vertrag von Rarotonga'],
  ],
  [
    'Israel und Ägypten unterzeichneten die Abkommen von Oslo und Camp David.',
    ['IL SIGNED Abkommen von Oslo', 'IL SIGNED Abkommen von Camp David', 'EG SIGNED Abkommen von Camp David'],
    ['EG SIGNED Abkommen von Camp'],
  ],
  ['Die Verträge von Messi und Ronaldo hat Chile unterzeichnet.', [], ['CL SIGNED Vertrag von Ronaldo']],
  ['Russland verletzte den Frieden von Brest-Litowsk.', ['RU VIOLATED Frieden von Brest-Litowsk']],
  ['Die Verträge von Rarotonga hat Chile unterzeichnet.', [], ['CL SIGNED Vertrag von Chile']],
  [
    'Chile und Peru unterzeichneten zwei Verträge: das Zollabkommen und den Grenzvertrag.',
    ['CL SIGNED Zollabkommen', 'PE SIGNED Grenzvertrag'],
  ],
  [
    'Litauen tritt aus zwei Abkommen aus: der Ottawa-Konvention und dem Zollabkommen.',
    ['LT LEFT Ottawa-Konvention', 'LT LEFT Zollabkommen'],
  ],
  ['Chile unterzeichnete zwei Abkommen: Das Zollabkommen kündigte es später.', [], ['CL SIGNED Zollabkommen']],
  [
    'Chile hat sowohl das Zollabkommen als auch den Grenzvertrag gekündigt.',
    ['CL LEFT Zollabkommen', 'CL LEFT Grenzvertrag'],
  ],
  ['Chile hat das Zollabkommen früher als Peru den Grenzvertrag gekündigt.', [], ['CL LEFT Grenzvertrag']],
  [
    'Polen hat das Übereinkommen über Streumunition und die Ottawa-Konvention gekündigt.',
    ['PL LEFT Übereinkommen über Streumunition', 'PL LEFT Ottawa-Konvention'],
  ],
  [
    'Die beiden Zusatzprotokolle zu den Genfer Abkommen sind von 1977. Die USA unterzeichneten sie, ratifizierten sie aber nicht.',
    ['US SIGNED Zusatzprotokolle', 'US RATIFIED Zusatzprotokolle denied'],
    ['US SIGNED Genfer Abkommen', 'US RATIFIED Genfer Abkommen denied'],
  ],
  [
    'Die SALT-Verträge wurden von den USA und der Sowjetunion geschlossen.',
    ['US SIGNED SALT-Verträge', 'SU SIGNED SALT-Verträge'],
  ],
  [
    'Israel und Bahrain unterzeichneten 2020 das Zollabkommen; später schloss sich Marokko an.',
    ['MA JOINED Zollabkommen'],
    ['MA SIGNED Zollabkommen'],
  ],
  // What the headline does to a treaty by its name, the lead does to it by its kind.
  [
    'Putin legt New Start auf Eis\n\nRussland setze seine Teilnahme am letzten großen Abrüstungsvertrag aus, sagte Präsident Wladimir Putin.',
    ['RU SUSPENDED New START'],
    ['RU SUSPENDED Abrüstungsvertrag'],
  ],
  [
    'Putin legt New Start auf Eis\n\nRussland kündigte auch das Fischereiabkommen.',
    ['RU LEFT Fischereiabkommen'],
    ['RU LEFT New START'],
  ],
  [
    'Iran verlässt Atomwaffensperrvertrag\n\nDer Iran kündigte am Montag das Zusatzprotokoll auf.',
    ['IR LEFT Atomwaffensperrvertrag', 'IR LEFT Zusatzprotokoll'],
  ],
  // A truce that bears the name of a place is one from its first word on.
  [
    'Die Moskauer Waffenruhe hielt nicht. Armenien habe die Feuerpause gebrochen, sagte Juan Soto.',
    ['AM VIOLATED Moskauer Waffenruhe claimed'],
  ],
  ['Die Waffenruhe hielt nicht, sagte Juan Soto.', [], ['juan-soto NEGOTIATED Waffenruhe']],
  // Ready to be signed is not yet in force.
  [
    'Der Friedensvertrag zwischen Armenien und Aserbaidschan ist ausverhandelt.',
    ['AM PARTY_TO Friedensvertrag planned'],
    ['AM PARTY_TO Friedensvertrag'],
  ],
  // Who comes later, and into which body.
  ['Die Ottawa-Konvention gilt seit 1999. Finnland kam 2012 dazu.', ['FI JOINED Ottawa-Konvention']],
  ['Die Ottawa-Konvention gilt seit 1999. 2012 stieß Finnland dazu.', ['FI JOINED Ottawa-Konvention']],
  [
    'Die Ottawa-Konvention gilt seit 1999. Hinzu kam 2012 der Streit mit Finnland.',
    [],
    ['FI JOINED Ottawa-Konvention'],
  ],
  ['Die Ottawa-Konvention gilt seit 1999. Finnland kam nicht dazu, sie zu lesen.', [], ['FI JOINED Ottawa-Konvention']],
  [
    'Finnland hinterlegte die Beitrittsurkunde zur Ottawa-Konvention.',
    ['FI JOINED Ottawa-Konvention'],
    ['FI RATIFIED Ottawa-Konvention'],
  ],
  ['Finnland wird 31. Mitglied der Nato.', ['FI JOINED nato']],
  ['Die Nato hat Finnland als 31. Mitglied aufgenommen.', ['FI JOINED nato']],
  ['Die Nato nahm die Bedenken Finnlands auf.', [], ['FI JOINED nato']],
  ['Mit dem Beitritt zur Nato hat Finnland Sicherheit gewonnen.', ['FI JOINED nato']],
  ['Vor dem Beitritt zur Nato warnte Finnland.', [], ['FI JOINED nato']],
  ['Mali und Niger haben ihren Austritt aus der Ecowas verkündet.', ['ML LEFT ecowas', 'NE LEFT ecowas']],
  [
    'Den Bund gründeten Chile und Peru mit dem Vertrag von Asunción. Bolivien kam 2012 hinzu.',
    [],
    ['BO JOINED Vertrag von Asunción'],
  ],
];

test.each(rows)('%s', (text, expected, not = []) => {
  const found = said(text);
  for (const line of expected) expect(found).toContain(line);
  for (const line of not) expect(found).not.toContain(line);
});
