import { expect, test } from '@jest/globals';
import { saidByName } from './said.ts';

/* Treaties and deeds as passages of news tell them: who did it where nobody is named, which paper is meant, whether it happened. */

const treatyTypes = /NEGOTIATED|SIGNED|RATIFIED|PARTY_TO|JOINED|LEFT|SUSPENDED|VIOLATED|REPLACES|AMENDS/;
const treatyLines = (text: string): string[] =>
  saidByName(text)
    .filter((line) => treatyTypes.test(line))
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
