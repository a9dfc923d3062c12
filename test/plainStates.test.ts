import { describe, expect, test } from '@jest/globals';
import { statesSaid } from './said.ts';

/*
 * Offices of places, citizens, seats, heirs, kin, lawyers and founders in the plainest ways in which news say them, and beside them
 * what looks alike and must not be read so. Written for this test.
 */

type Row = readonly [text: string, expected: readonly string[]];

const check = (rows: readonly Row[]): void => {
  test.each(rows)('%s', (text, expected) => {
    expect(statesSaid(text).sort()).toEqual([...expected].sort());
  });
};

describe('offices of towns and regions', () => {
  check([
    ['Der Bürgermeister von Köln, Anton Weber, forderte mehr Geld.', ['anton-weber HOLDS_POSITION DE']],
    ['Bayerns Regierungschef Sundar Rao forderte mehr Geld.', ['sundar-rao HOLDS_POSITION DE']],
    ['Anton Weber ist Bürgermeister von Graz.', ['anton-weber HOLDS_POSITION AT']],
    ['Der frühere Polizeichef von Lyon, Jean Moreau, schwieg.', ['jean-moreau HOLDS_POSITION FR ended']],
    ['Jean Moreau sitzt seit 2019 im ghanaischen Parlament.', ['jean-moreau HOLDS_POSITION GH']],
    ['Der Kölner Bürgermeister Anton Weber schwieg.', ['anton-weber HOLDS_POSITION DE']],
    ['Anton Weber wurde als Minister von Südkorea vereidigt.', ['anton-weber HOLDS_POSITION KR']],
    // A club, a visitor, a prison, a paper, a firm of somewhere else.
    ['Der Kölner Verleger Anton Weber schwieg.', []],
    ['Der Wiener Chef der Reederei Sunda schwieg.', []],
    ['Der Präsident von Barcelona, Joan Ferrer, forderte mehr Geld.', []],
    ['Der Bürgermeister empfing in Köln Anton Weber.', []],
    ['Jean Moreau sitzt seit 2019 im ghanaischen Gefängnis.', []],
    ['Wolodymyr Selenskyj saß am Montag im britischen Parlament neben Rishi Sunak.', []],
    ['Jean Moreau sitzt im ghanaischen Parlament neben Anton Weber.', []],
  ]);
});

describe('citizens', () => {
  check([
    ['Sundar Rao ist ghanaischer Staatsbürger.', ['sundar-rao CITIZEN_OF GH']],
    ['Sundar Rao ist Bürger der Schweiz.', ['sundar-rao CITIZEN_OF CH']],
    ['Sundar Rao besitzt einen ghanaischen Pass.', ['sundar-rao CITIZEN_OF GH']],
    [
      'Carlos Ribeiro, Bürger Brasiliens, Frankreichs und des Libanon, schwieg.',
      ['carlos-ribeiro CITIZEN_OF BR', 'carlos-ribeiro CITIZEN_OF FR', 'carlos-ribeiro CITIZEN_OF LB'],
    ],
    ['Die deutsch-türkische Pianistin Aylin Kaya schwieg.', ['aylin-kaya CITIZEN_OF DE', 'aylin-kaya CITIZEN_OF TR']],
    ['Tarek Haddad war ein deutscher Schriftsteller.', ['tarek-haddad CITIZEN_OF DE']],
    ['Tarek Haddad ist ein Freund der deutschen Bürger.', []],
    ['Tarek Haddad ist kein ghanaischer Staatsbürger.', []],
    ['Tarek Haddad ist ghanaischer Ehrenbürger.', []],
    // Whose man somebody is, and another citizenship that is said.
    ['Karl Moser ist russischer Agent, sagte Anton Weber.', []],
    ['Der Brite Karl Moser ist ein russischer Freund.', ['karl-moser CITIZEN_OF GB']],
    ['Der Brite Karl Moser ist ein russischer Schriftsteller.', ['karl-moser CITIZEN_OF GB']],
    ['Karl Moser ist ein ghanaischer Gast.', []],
    ['Tarek Haddad hat den ghanaischen Pass bei Sunyani gesperrt.', []],
  ]);
});

describe('seats and bodies', () => {
  check([
    ['Die Reederei Sunda hat ihren Sitz in Köln.', ['sunda BASED_IN DE']],
    ['Die Denkfabrik Horizont mit Sitz in Istanbul forderte mehr Geld.', ['horizont BASED_IN TR']],
    ['Die in Graz ansässige Stiftung Weitblick forderte mehr Geld.', ['stiftung-weitblick BASED_IN AT']],
    ['Die Nestlé-Tochter Datara forderte mehr Geld.', ['datara PART_OF nestle']],
    ['Timo Kranz gründete 2010 die Stiftung Weitblick.', ['timo-kranz FOUNDED stiftung-weitblick']],
    ['Gegründet wurde die Bewegung Aufbruch im Jahr 2010 von Timo Kranz.', ['timo-kranz FOUNDED aufbruch']],
    ['Die 2010 von Timo Kranz gegründete Bewegung Aufbruch schwieg.', ['timo-kranz FOUNDED aufbruch']],
    ['Gründer der Stiftung Weitblick ist Timo Kranz.', ['timo-kranz FOUNDED stiftung-weitblick']],
    ['Die Kölner Reederei Sunda forderte mehr Geld.', ['sunda BASED_IN DE']],
    ['Das Moser-Institut in Linz forderte mehr Geld.', ['moser-institut BASED_IN AT']],
    ['Die Welthandelsorganisation in Genf forderte mehr Geld.', ['wto BASED_IN CH']],
    ['Die Welthandelsorganisation in Wien forderte mehr Geld.', []],
    ['Die Reederei Sunda in Köln forderte mehr Geld.', []],
    ['Die Stiftung Weitblick (Graz) forderte mehr Geld.', ['stiftung-weitblick BASED_IN AT']],
    ['Datara, eine Tochter von Nestlé, forderte mehr Geld.', ['datara PART_OF nestle']],
    ['Der Energiekonzern Norvik ist im Besitz Ghanas.', ['GH OWNS norvik']],
    ['Dann hat die Stiftung Geld aus Wien bekommen.', []],
    ['Der Partei Vertrauen schenken will Timo Kranz nicht.', []],
    ['Die Gruppe wurde 2010 von Timo Kranz gegründet, weil die Partei Streit hatte.', []],
    ['Als die Bewegung Kritik in Graz übte, schwieg Timo Kranz.', []],
    ['Die Reederei Sunda wirbt um Kunden in Köln.', []],
    // Branches of what has its seat elsewhere.
    ['Der Konzern Gazprom (Wien) forderte mehr Geld.', []],
    ['Die Genfer Organisation Human Rights Watch forderte mehr Geld.', []],
    // Painters, and somebody's name.
    ['Die Maler Reederei Sunda forderte mehr Geld.', []],
    ['Die Berger Reederei Sunda forderte mehr Geld.', []],
    ['Die Siemens-Tochter Maria Koch schwieg.', []],
  ]);
});

describe('heirs, spouses and lawyers', () => {
  check([
    ['Anton Weber tritt an die Stelle von Mehmet Yildiz.', ['anton-weber SUCCEEDED mehmet-yildiz']],
    [
      'Ignazio Bellomi trat zurück. An seine Stelle rückt die Ökonomin Luisa Caduff.',
      ['luisa-caduff SUCCEEDED ignazio-bellomi'],
    ],
    ['Als Nachfolger von Mehmet Yildiz ist Anton Weber vorgesehen.', ['anton-weber SUCCEEDED mehmet-yildiz planned']],
    ['Anton Weber und Olena Kowalenko heirateten im Jahr 2010.', ['anton-weber FAMILY_OF olena-kowalenko']],
    ['Anton Weber arbeitete jahrelang als Berater für Mehmet Yildiz.', ['anton-weber WORKS_FOR mehmet-yildiz']],
    ['Mehmet Yildiz wird von der Anwältin Rosa Holm vertreten.', ['rosa-holm WORKS_FOR mehmet-yildiz']],
    ['Rechtsanwältin Rosa Holm vertritt Mehmet Yildiz vor Gericht.', ['rosa-holm WORKS_FOR mehmet-yildiz']],
    ['Anton Weber, der Kabinettschef von Inés Robledo, schwieg.', ['anton-weber WORKS_FOR ines-robledo']],
    ['Auf Torvald Ekström folgt Anton Weber als Direktor.', ['anton-weber SUCCEEDED torvald-ekstroem']],
    // At a session, at a table, other men.
    ['Rosa Holm und Olena Kowalenko heirateten andere Männer.', []],
    // Each another, and two of whom neither is the other's spouse.
    ['Anton Weber und Olena Kowalenko heirateten jeweils in Wien.', []],
    ['Prinz Harry und Prinz William heirateten in Windsor.', []],
    // A place in a contest is no office.
    ['Anton Weber kam im Schachturnier an die Stelle von Mehmet Yildiz.', []],
    ['Anton Weber vertritt Mehmet Yildiz bei der Sitzung.', []],
    ['Anton Weber tritt an den Tisch von Mehmet Yildiz.', []],
    ['Anton Weber tritt nicht an die Stelle von Mehmet Yildiz.', []],
    ['Anton Weber und Olena Kowalenko heirateten nicht.', ['anton-weber FAMILY_OF olena-kowalenko denied']],
  ]);
});

describe('who stands beside whom', () => {
  check([
    [
      'Deutschland wurde durch Staatssekretärin Rosa Holm vertreten, die Republik Usbekistan durch den Minister Anton Weber.',
      ['anton-weber HOLDS_POSITION UZ', 'rosa-holm HOLDS_POSITION DE'],
    ],
    ['Der US-Präsident und Chinas Vizepremier Liu He kamen.', ['liu-he HOLDS_POSITION CN']],
    [
      'Das Europaparlament tagt. Griechenland schweigt. Parlamentspräsidentin Rosa Holm reiste ab.',
      ['rosa-holm HOLDS_POSITION europaeisches-parlament'],
    ],
    ['Griechenland schweigt. Parlamentspräsidentin Rosa Holm reiste ab.', ['rosa-holm HOLDS_POSITION GR']],
    [
      'Flankiert von Anton Weber und Rosa Holm, den Ministerpräsidenten Estlands und Italiens, trat sie auf.',
      ['anton-weber HOLDS_POSITION EE', 'rosa-holm HOLDS_POSITION IT'],
    ],
    [
      'Beat Hunkeler schwieg. Hunkelers Sprecher, der Journalist Reto Amrein, kam.',
      ['reto-amrein WORKS_FOR beat-hunkeler'],
    ],
    ['„Nein“, sagte Torvald Ekströms Anwalt, Timo Kranz.', ['timo-kranz WORKS_FOR torvald-ekstroem']],
    ['Kaja Kallas tritt in die Fußstapfen von Josep Borrell.', ['kaja-kallas SUCCEEDED josep-borrell']],
    ['Guido Manini, Gründer von Cabildo Abierto, schwieg.', ['guido-manini FOUNDED cabildo-abierto']],
    ['Auch solle die Minsk-Gruppe der OSZE aufgelöst werden.', ['minsk-gruppe PART_OF osze']],
    ['Timo Kranz holte Rosa Holm in den Aufsichtsrat der OMV.', ['timo-kranz APPOINTED rosa-holm']],
    // Each of them tells Beat Hunkeler's spokesman something.
    ['Beat Hunkeler schwieg. Hunkelers Sprecher, Reto Amrein und Rosa Holm kamen.', []],
    ['Kaja Kallas tritt in das Haus von Josep Borrell.', []],
    ['Auch solle die Gruppe die OSZE auflösen.', []],
  ]);
});

describe('parties and states beside a name', () => {
  check([
    ['Anton Weber, Grüne, widersprach.', ['anton-weber MEMBER_OF gruene']],
    ['SVP-Übervater Christoph Blocher widersprach.', ['christoph-blocher MEMBER_OF svp']],
    ['Die Fidesz, Partei von Anton Weber, stimmte dagegen.', ['anton-weber MEMBER_OF fidesz']],
    ['Elias Holm sitzt für die FPÖ im Reichstag.', ['elias-holm MEMBER_OF fpoe']],
    ['Gegenspieler Anton Weber von der FPÖ widersprach.', ['anton-weber MEMBER_OF fpoe']],
    ['Co-Vorsitzende Precious Matsoso aus Südafrika sprach.', ['precious-matsoso CITIZEN_OF ZA']],
    ['Neuer Chef ist General Ahmed al-Raisi aus Katar.', ['ahmed-al-raisi CITIZEN_OF QA']],
    ['Die kenianische Menschenrechtlerin Rosa Holm schwieg.', ['rosa-holm CITIZEN_OF KE']],
    ['Die Britin Olena Kowalenko forderte Geld.', ['olena-kowalenko CITIZEN_OF GB']],
    ['Der Deutsche Jürgen Stock führt die Behörde.', ['juergen-stock CITIZEN_OF DE']],
    // Lists, an errand, a list of terrorists.
    ['Anton Weber, Grüne, Liberale und Konservative stimmten dafür.', []],
    ['Dagegen waren Anton Weber, Grüne, FPÖ und ÖVP.', []],
    ['Auch die Ruanda-Expertin Rosa Holm widersprach.', []],
    ['Die EU führt den Arm der Hisbollah auf ihrer Terrorliste.', []],
  ]);
});
