import { expect, test } from '@jest/globals';
import { said } from './said.ts';

test.each([
  ['Deutschland und Polen gehen in der Energiepolitik gemeinsame Wege.', 'DE COOPERATED PL'],
  ['Österreichische und ungarische Polizisten kontrollieren gemeinsam die Grenze.', 'AT COOPERATED HU'],
  ['Paris und London legten einen gemeinsamen Resolutionsentwurf vor.', 'FR COOPERATED GB'],
  ['Indien und Russland entwickeln zusammen einen Kampfjet.', 'IN COOPERATED RU'],
  ['Kenia und Uganda bauen mit vereinten Kräften eine Pipeline.', 'KE COOPERATED UG'],
  ['Chile will gemeinsam mit Peru eine Bahn bauen.', 'CL COOPERATED PE planned'],
  ['Norwegen sucht Seite an Seite mit Island nach Vermissten.', 'IS COOPERATED NO'],
])('what two do together is cooperation: %s', (text, expected) => {
  expect(said(text)).toContain(expected);
});

test.each([
  'Deutschland und Polen haben eine gemeinsame Grenze.',
  'Deutschland und Polen teilen eine gemeinsame Vergangenheit.',
  'Angela Merkel und Deutschland haben gemeinsam viel erreicht.',
  'In Chile und Peru zusammen leben fünfzig Millionen Menschen.',
])('no deed, no cooperation: %s', (text) => {
  expect(said(text).filter((s) => s.includes('COOPERATED'))).toEqual([]);
});

test.each([
  [
    'Der Friedensvertrag zwischen Ägypten und Israel, 1979 von Anwar as-Sadat und Menachem Begin unterzeichnet, hält bis heute.',
    ['anwar-as-sadat SIGNED', 'menachem-begin SIGNED'],
  ],
  [
    'Der Premier, von Kanada scharf kritisiert, trat zurück. Chile, von Peru unterstützt, blieb hart.',
    ['PE SUPPORTED CL'],
  ],
])('a participle between commas tells what its agent did: %s', (text, expected) => {
  for (const one of expected) expect(said(text).some((s) => s.startsWith(one))).toBe(true);
});

test.each([
  ['Wladimir Putin sagte Nicolás Maduro telefonisch Beistand zu.', 'nicolas-maduro MET wladimir-putin'],
  ['Angela Merkel hat Emmanuel Macron per Telefon gratuliert.', 'angela-merkel MET emmanuel-macron'],
])('who does something by telephone has talked: %s', (text, expected) => {
  expect(said(text)).toContain(expected);
});

test.each([
  [
    'Benjamin Netanjahu telefonierte mit Wladimir Putin, Angela Merkel und David Cameron und lobte Japan.',
    ['angela-merkel MET benjamin-netanjahu', 'benjamin-netanjahu MET david-cameron', 'benjamin-netanjahu SUPPORTED JP'],
  ],
  [
    'Am Montag reist Yukiya Amano, der Generaldirektor der IAEO, nach Teheran, um mit Ali Akbar Salehi, dem Chef der Behörde, zu reden.',
    ['yukiya-amano VISITED IR planned', 'ali-akbar-salehi MET yukiya-amano planned'],
  ],
])('a list ends before the next verb, an infinitive begins with um: %s', (text, expected) => {
  expect(said(text)).toEqual(expect.arrayContaining([...expected]));
});
