import { expect, test } from '@jest/globals';
import { saidByName, statementsOf } from './said.ts';

/* Treaties and deeds as passages of news tell them: who did it where nobody is named, which paper is meant, whether it happened. */

const treatyTypes = /NEGOTIATED|SIGNED|RATIFIED|PARTY_TO|JOINED|LEFT|SUSPENDED|VIOLATED|REPLACES|AMENDS/;
const treatyLines = (text: string): string[] =>
  saidByName(text)
    .filter((line) => treatyTypes.test(line))
    .sort();

const deeds = (text: string): string[] =>
  saidByName(text)
    .filter((line) => !/HOLDS_POSITION|COOPERATED/.test(line))
    .sort();

test.each([
  // What one side does for itself is nobody's where no agent is named.
  [
    'Der Waffenstillstand zwischen Kenia und Uganda wurde am Abend aufgekündigt.',
    ['KE PARTY_TO Waffenstillstand', 'UG PARTY_TO Waffenstillstand'],
  ],
  [
    'Das Fischereiabkommen zwischen Norwegen und Island ist gebrochen worden.',
    ['IS PARTY_TO Fischereiabkommen', 'NO PARTY_TO Fischereiabkommen'],
  ],
  [
    'Der Grenzvertrag zwischen Peru und Ecuador wird nicht mehr eingehalten.',
    ['EC PARTY_TO Grenzvertrag', 'PE PARTY_TO Grenzvertrag'],
  ],
  [
    'Nach dem Bruch des Handelsabkommens zwischen Chile und Peru stiegen die Preise.',
    ['CL PARTY_TO Handelsabkommen', 'PE PARTY_TO Handelsabkommen'],
  ],
  [
    'Das Fischereiabkommen zwischen Norwegen und Island wurde von Oslo gebrochen.',
    ['IS PARTY_TO Fischereiabkommen', 'NO PARTY_TO Fischereiabkommen', 'NO VIOLATED Fischereiabkommen'],
  ],
  [
    'Das Fischereiabkommen zwischen Norwegen und Island wurde ratifiziert.',
    [
      'IS PARTY_TO Fischereiabkommen',
      'IS RATIFIED Fischereiabkommen',
      'NO PARTY_TO Fischereiabkommen',
      'NO RATIFIED Fischereiabkommen',
    ],
  ],
  // A text is that of the paper that was named last.
  [
    'Das Oslo-Abkommen gilt noch. In der Resolution – der Text entstand unter Federführung Kanadas – steht es nicht.',
    [],
  ],
  ['Das Oslo-Abkommen gilt noch. Der Text der Verordnung wurde von Kanada ausgehandelt.', []],
  [
    'Norwegen und Island haben ein Fischereiabkommen geschlossen. Der Text wurde unter Vermittlung Kanadas ausgehandelt.',
    [
      'CA NEGOTIATED Fischereiabkommen',
      'IS PARTY_TO Fischereiabkommen',
      'IS SIGNED Fischereiabkommen',
      'NO PARTY_TO Fischereiabkommen',
      'NO SIGNED Fischereiabkommen',
    ],
  ],
  // "mit dessen Kündigung | Ankara droht": a deed bears no capital's name.
  ['Das Zollabkommen, mit dessen Kündigung Ankara der EU droht, gilt seit 1996.', ['TR LEFT Zollabkommen planned']],
  ['Das Zollabkommen, in dessen Geltung Wien lange stand, gilt seit 1996.', []],
  // How many points a treaty has is no name of it; with whom it is known by name is a side of it.
  [
    'Kenia und Uganda vereinbarten eine Waffenruhe. Das Fünf-Punkte-Abkommen wurde in Muscat unterzeichnet.',
    [
      'KE NEGOTIATED Waffenruhe',
      'KE PARTY_TO Waffenruhe',
      'KE PARTY_TO Waffenruhe',
      'KE SIGNED Waffenruhe',
      'UG NEGOTIATED Waffenruhe',
      'UG PARTY_TO Waffenruhe',
      'UG PARTY_TO Waffenruhe',
      'UG SIGNED Waffenruhe',
    ],
  ],
  ['Angela Merkel lobte das Flüchtlingsabkommen mit der Türkei.', ['TR PARTY_TO Flüchtlingsabkommen mit der Türkei']],
  // Truces are decided on, accepted and mediated.
  [
    'Kenia und Uganda haben eine Waffenruhe beschlossen.',
    ['KE NEGOTIATED Waffenruhe', 'KE PARTY_TO Waffenruhe', 'UG NEGOTIATED Waffenruhe', 'UG PARTY_TO Waffenruhe'],
  ],
  ['Das Parlament in Nairobi hat eine Waffenruhe beschlossen.', []],
  ['Kenia hat die von Oman vorgeschlagene Waffenruhe akzeptiert.', ['KE PARTY_TO Waffenruhe']],
  ['Kenia hat die Waffenruhe nicht akzeptiert.', []],
  [
    'Kenia und Uganda unterzeichneten eine Waffenruhe. Die Gespräche fanden unter Vermittlung Omans statt.',
    [
      'KE PARTY_TO Waffenruhe',
      'KE SIGNED Waffenruhe',
      'OM NEGOTIATED Waffenruhe',
      'UG PARTY_TO Waffenruhe',
      'UG SIGNED Waffenruhe',
    ],
  ],
  [
    'Chile und Peru unterzeichneten ein Handelsabkommen. Die Gespräche über Syrien fanden unter Vermittlung Omans statt.',
    [
      'CL PARTY_TO Handelsabkommen',
      'CL SIGNED Handelsabkommen',
      'PE PARTY_TO Handelsabkommen',
      'PE SIGNED Handelsabkommen',
    ],
  ],
  [
    'Die Einigung auf die Feuerpause zwischen Kenia und Uganda ist unter Vermittlung Omans zustande gekommen.',
    [
      'KE NEGOTIATED Feuerpause',
      'KE PARTY_TO Feuerpause',
      'OM NEGOTIATED Feuerpause',
      'UG NEGOTIATED Feuerpause',
      'UG PARTY_TO Feuerpause',
    ],
  ],
  // Who is called "das Land" behind a name is the one named, and "die … verlassen hatten" are those that may be many.
  [
    'Peru hat das Fischereiabkommen unterzeichnet. Die Türkei, das erste Land, das ihm beigetreten war, verließ es 2021.',
    [
      'PE PARTY_TO Fischereiabkommen',
      'PE SIGNED Fischereiabkommen',
      'TR JOINED Fischereiabkommen',
      'TR LEFT Fischereiabkommen',
    ],
  ],
  ['Peru folgt den USA, die das Fischereiabkommen verlassen hatten.', ['US LEFT Fischereiabkommen']],
  ['Peru nimmt am Fischereiabkommen teil.', ['PE PARTY_TO Fischereiabkommen']],
  ['Peru nahm an der Konferenz zum Fischereiabkommen teil.', []],
  ['Peru hat seinen Austritt aus dem Fischereiabkommen eingeleitet.', ['PE LEFT Fischereiabkommen planned']],
  // A law that the sentence before a treaty tells of is not that to the treaty.
  [
    'Das Parlament in Lima hat ein Gesetz über Wahlen verabschiedet. Peru hatte das Fischereiabkommen 2003 unterzeichnet.',
    ['PE PARTY_TO Fischereiabkommen', 'PE SIGNED Fischereiabkommen'],
  ],
  // A plan that bears the name of a place binds; what somebody proposes does not.
  ['Kenia hält sich nicht an den Genfer Friedensplan.', ['KE VIOLATED Genfer Friedensplan']],
  ['Oman hat einen Friedensplan vorgelegt. Kenia hält sich nicht an den Friedensplan.', []],
  // "statt sie zu erfüllen": they were not fulfilled, if the sentence tells a fact.
  [
    'Statt seine Verpflichtungen aus dem Fischereiabkommen zu erfüllen, baut Norwegen Häfen.',
    ['NO VIOLATED Fischereiabkommen'],
  ],
  ['Norwegen könnte Häfen bauen, statt sich an das Fischereiabkommen zu halten.', []],
  ['Norwegen verhandelt lieber, statt das Fischereiabkommen zu brechen.', ['NO VIOLATED Fischereiabkommen denied']],
])('%s', (text, expected) => {
  expect(treatyLines(text)).toEqual(expected);
});

/* Whether it happened. */

test.each([
  // An event that somebody judges, mourns or protests against is taken for granted, whatever he means to do.
  [
    'Peru berief den Botschafter ein, um seinen Protest gegen den Einmarsch Kenias in Uganda auszudrücken.',
    ['KE ATTACKED UG'],
  ],
  ['Oman baute ein Denkmal, um die Opfer des Krieges Kenias gegen Uganda zu ehren.', ['KE ATTACKED UG']],
  ['Peru will den Angriff Kenias auf Uganda verurteilen.', ['KE ATTACKED UG', 'PE ACCUSED KE planned']],
  ['Der Angriff Kenias auf Uganda soll verurteilt werden.', ['KE ATTACKED UG']],
  ['Peru will einen Angriff Kenias auf Uganda verurteilen.', ['KE ATTACKED UG planned', 'PE ACCUSED KE planned']],
  ['Peru verurteilte keinen Angriff Kenias auf Uganda.', ['PE ACCUSED KE denied']],
  ['Leo Huber gedachte der Opfer des Krieges Kenias gegen Uganda.', ['KE ATTACKED UG']],
  // Whether there is one that somebody does not back is open.
  ['Peru unterstützt kein Veto Kenias gegen Uganda.', ['PE SUPPORTED KE denied']],
  ['Kenia legt kein Veto gegen Uganda ein.', ['KE REJECTED UG denied']],
  // What a noun with an owner plans, its owner does.
  [
    'Der Präsident von Peru, Leo Huber, kritisierte Kenias Entscheidung, das Fischereiabkommen zu kündigen.',
    ['KE LEFT Fischereiabkommen planned', 'leo-huber ACCUSED KE'],
  ],
  [
    'Peru hat die Entscheidung Kenias kritisiert, aus dem Fischereiabkommen auszusteigen.',
    ['KE LEFT Fischereiabkommen planned', 'PE ACCUSED KE'],
  ],
  [
    'Peru hat seine Entscheidung verteidigt, aus dem Fischereiabkommen auszusteigen.',
    ['PE LEFT Fischereiabkommen planned'],
  ],
  // What a state does by saying so is done when it says so, and said by who says it.
  [
    'Die Agenturen meldeten, dass die Regierung in Lima bekanntgab, dass Peru die Beziehungen zu Kenia abbreche.',
    ['PE SANCTIONED KE'],
  ],
  [
    'Die Regierung in Lima gab bekannt, dass Peru die Beziehungen zu Kenia abbrechen werde.',
    ['PE SANCTIONED KE planned'],
  ],
  ['Die Regierung in Lima kündigte an, dass Peru die Beziehungen zu Kenia abbreche.', ['PE SANCTIONED KE planned']],
  // An encounter that is agreed on is to come.
  [
    'Das Treffen zwischen Emmanuel Macron und Xi Jinping war im Mai vereinbart worden.',
    ['emmanuel-macron MET xi-jinping planned'],
  ],
  [
    'Bei dem Treffen zwischen Emmanuel Macron und Xi Jinping wurde Stillschweigen vereinbart.',
    ['emmanuel-macron MET xi-jinping'],
  ],
  // What was planned and has begun is under way, and no plan beside it.
  ['Kenia hat eine lange geplante Offensive gegen Uganda begonnen.', ['KE ATTACKED UG']],
  ['Der lange geplante Besuch von Emmanuel Macron in China hat begonnen.', ['emmanuel-macron VISITED CN']],
  [
    'Der lange geplante Besuch von Emmanuel Macron in China findet im Mai statt.',
    ['emmanuel-macron VISITED CN planned'],
  ],
  // "hätten" in reported words is their plural, and not what never was.
  ['Der Sprecher sagte, kenianische Truppen hätten Uganda angegriffen.', ['KE ATTACKED UG']],
  ['Der Sprecher teilte mit, dass kenianische Truppen Uganda angegriffen hätten.', ['KE ATTACKED UG']],
  ['Der Sprecher sagte, kenianische Truppen hätten Uganda beinahe angegriffen.', []],
  ['Kenianische Truppen hätten Uganda angegriffen.', []],
  [
    'Ein Sprecher wies das zurück. Die USA selbst hätten das Fischereiabkommen verletzt.',
    ['US VIOLATED Fischereiabkommen claimed'],
  ],
  ['Ein Sprecher wies das zurück. Dann hätten die USA das Fischereiabkommen verletzt.', []],
  // A breach that somebody speaks of in reported words is one by his word.
  [
    'Auf den Bruch der Waffenruhe durch Kenia müsse reagiert werden, forderte Leo Huber.',
    ['KE VIOLATED Waffenruhe claimed'],
  ],
  ['Auf den Bruch der Waffenruhe durch Kenia muss reagiert werden.', ['KE VIOLATED Waffenruhe']],
  // The present with a weekday tells what is to come, though the day of the article is not known; words in it were said.
  ['Emmanuel Macron empfängt am Montag Xi Jinping.', ['emmanuel-macron MET xi-jinping planned']],
  ['Emmanuel Macron empfing am Montag Xi Jinping.', ['emmanuel-macron MET xi-jinping']],
  ['Emmanuel Macron kritisiert am Montag Xi Jinping.', ['emmanuel-macron ACCUSED xi-jinping']],
  [
    'Chile und Peru unterzeichnen am Montag ein Handelsabkommen.',
    [
      'CL PARTY_TO Handelsabkommen planned',
      'CL SIGNED Handelsabkommen planned',
      'PE PARTY_TO Handelsabkommen planned',
      'PE SIGNED Handelsabkommen planned',
    ],
  ],
  // Who will refuse a treaty does not ratify it.
  [
    'Das norwegische Parlament will das Fischereiabkommen ablehnen.',
    ['NO RATIFIED Fischereiabkommen denied', 'NO REJECTED Fischereiabkommen planned'],
  ],
  ['Das norwegische Parlament muss das Fischereiabkommen ablehnen.', []],
  ['Das norwegische Parlament muss dem Fischereiabkommen noch zustimmen.', ['NO RATIFIED Fischereiabkommen planned']],
])('%s', (text, expected) => {
  expect(deeds(text)).toEqual(expected);
});

test('the government of a former chancellor is one that he led', () => {
  const held = (text: string): unknown =>
    statementsOf(text).find((s) => s.type === 'HOLDS_POSITION')?.properties?.['current'];
  expect(held('Die Regierung von Ex-Kanzlerin Angela Merkel lehnte das ab.')).toBe(false);
  expect(held('Die Regierung von Kanzlerin Angela Merkel lehnte das ab.')).toBe(true);
});
