import { expect, test } from '@jest/globals';
import { relationsSaid as said } from './said.ts';

/*
 * Whose an office is that the sentence does not say, and whom a noun for a person takes up: passages of two or three sentences, written
 * for this test, with what a reader must find in them and what must not stand there.
 */

const rows: readonly [text: string, expected: readonly string[]][] = [
  [
    'Honiara – China und die Salomonen haben ein Abkommen über Polizeihilfe geschlossen. Die Außenminister Wang Yi und Peter Talifasi unterzeichneten das Dokument am Montag in der Hauptstadt des Inselstaats.',
    ['wang-yi HOLDS_POSITION CN', 'peter-talifasi HOLDS_POSITION SB'],
  ],
  [
    'Tuvalu und Australien streiten über den Vertrag. Der frühere Premier Lotoala Metia nannte ihn im Parlament von Funafuti einen Ausverkauf. Sein damaliger Außenminister Simeona Paeniu widersprach.',
    ['lotoala-metia HOLDS_POSITION TV', 'simeona-paeniu HOLDS_POSITION TV'],
  ],
  [
    'Bischkek – Kirgistan und Tadschikistan haben eine Waffenruhe vereinbart. Das teilten die Geheimdienstchefs beider Länder, Asan Toktogulow und Rustam Nasarow, am Mittwoch mit.',
    ['asan-toktogulow HOLDS_POSITION KG', 'rustam-nasarow HOLDS_POSITION TJ'],
  ],
  [
    'Wien – Innenministerin Eva Brandl und ihr marokkanisches Gegenüber Hamid Benali haben am Freitag eine Erklärung unterschrieben. Österreich will mehr Marokkaner abschieben.',
    ['eva-brandl HOLDS_POSITION AT', 'hamid-benali HOLDS_POSITION MA'],
  ],
  [
    'Phnom Penh – Kambodscha hält an dem Abkommen fest. Sok Dara, der seinem Vater Sok Phan im August 2023 als Premier nachfolgte, verwies auf die Verhandlungen mit Thailand.',
    ['sok-dara HOLDS_POSITION KH', 'sok-phan HOLDS_POSITION KH', 'sok-dara SUCCEEDED sok-phan'],
  ],
  [
    'Österreich und Italien verhandelten jahrelang. Karl Gruner und Aldo Moro, beide damals Außenminister, fanden eine Lösung.',
    ['karl-gruner HOLDS_POSITION AT', 'aldo-moro HOLDS_POSITION IT'],
  ],
  [
    'Abuja – Nigerias Präsident Bola Tinubu, der derzeit der Ecowas vorsitzt, drohte den Putschisten in Niger mit Sanktionen.',
    ['bola-tinubu HOLDS_POSITION ecowas', 'bola-tinubu HOLDS_POSITION NG'],
  ],
  [
    'Niamey – Die Junta in Niger ernannte den früheren Finanzminister Ali Moussa Zeine zum Premier.',
    ['ali-moussa-zeine HOLDS_POSITION NE', 'NE APPOINTED ali-moussa-zeine'],
  ],
  [
    'Rom – Italiens Wirtschaftsminister Marco Galli hat das Abkommen mit der Schweiz verteidigt. Der Lega-Politiker stammt selbst aus der Grenzregion.',
    ['marco-galli MEMBER_OF lega'],
  ],
  [
    'Mexiko-Stadt – Ecuadors Polizei stürmte die mexikanische Botschaft in Quito. Der Geschäftsträger Roberto Lara wurde zu Boden gestoßen.',
    ['roberto-lara HOLDS_POSITION MX'],
  ],
  [
    'Maseru – Lesothos Premier Thabo Mokoena ist am Sonntag zurückgetreten. Sein Vize Lerato Phiri rückt nach.',
    ['lerato-phiri HOLDS_POSITION LS', 'lerato-phiri SUCCEEDED thabo-mokoena'],
  ],
  [
    'Taipeh – Taiwans Präsidentin Tsai Mei-ling reiste nach Paraguay. Dort empfing sie Präsident Mario Benítez.',
    ['mario-benitez HOLDS_POSITION PY'],
  ],
  [
    'Die Konvention unterzeichneten die Präsidenten Kassym Omarow, Gurban Orasow und Hassan Rohani für Kasachstan, Turkmenistan und den Iran.',
    ['kassym-omarow HOLDS_POSITION KZ', 'gurban-orasow HOLDS_POSITION TM', 'hassan-rohani HOLDS_POSITION IR'],
  ],
  [
    'Riad – Kronprinz Faisal bin Salman hat seinen Cousin Nayef bin Turki als Thronfolger verdrängt. Er regiert Saudi-Arabien faktisch bereits.',
    ['faisal-bin-salman SUCCEEDED nayef-bin-turki', 'nayef-bin-turki HOLDS_POSITION SA'],
  ],
  [
    'Nikosia – Auf der Konferenz war Zypern durch die scheidende Vizeministerin Eleni Christou vertreten.',
    ['eleni-christou HOLDS_POSITION CY'],
  ],
  [
    'Seine Unterhändler waren erfahren. Präsident Paul Miller vertraute ihnen: Sein Emissär hieß Steven Frost.',
    ['steven-frost WORKS_FOR paul-miller'],
  ],
  [
    'Donald Trump wütete. Sein ehemaliger Berater für nationale Sicherheit Martin Bolten nannte den Vertrag ein Risiko.',
    ['martin-bolten WORKS_FOR donald-trump'],
  ],
  [
    'Kroatiens Premier Ivan Perić und Perićs Parteikollegin Jadranka Vuković (HDZ) waren einig.',
    ['ivan-peric MEMBER_OF hdz', 'jadranka-vukovic MEMBER_OF hdz'],
  ],
  [
    'Warschau – Die polnische Umweltministerin Anna Wójcik traf am Montag ihren tschechischen Kollegen Petr Havel. Die Ministerin forderte Prag auf, den Vertrag einzuhalten.',
    ['anna-wojcik DEMANDED CZ'],
  ],
  [
    'Kairo – Ägyptens Außenminister Samir Fahmy und sein sudanesischer Amtskollege Ali Osman haben beraten. Letzterer beschuldigte Äthiopien, das Wasser des Nils zu stehlen.',
    ['ali-osman ACCUSED ET'],
  ],
  [
    'Kampala – Ugandas Langzeitpräsident Yoweri Mutebi liefert sich einen Schlagabtausch mit dem Oppositionsführer Robert Okello. Der Staatschef nannte seinen Rivalen einen Verräter.',
    ['yoweri-mutebi ACCUSED robert-okello'],
  ],
  [
    'Rabat – Marokkos Außenminister Nasser Alaoui hat mit seinem algerischen Amtskollegen Brahim Saadi telefoniert. Der Marokkaner lud seinen Gesprächspartner nach Rabat ein.',
    ['nasser-alaoui INVITED brahim-saadi'],
  ],
  [
    'Santiago – Chiles Präsident Gabriel Rojas und Boliviens Staatschef Luis Quispe haben einander die Hand gereicht. Der bolivianische Präsident dankte seinem Amtskollegen für die Einladung.',
    ['luis-quispe SUPPORTED gabriel-rojas'],
  ],
  [
    'Zagreb – Kroatiens Ministerpräsident Ivan Perić und Präsident Zvonimir Marić liegen im Streit. Der Regierungschef warf dem Staatsoberhaupt vor, Russland zu nützen.',
    ['ivan-peric ACCUSED zvonimir-maric'],
  ],
  [
    'Tallinn – Estlands Regierungschefin Kaja Tamm hat Moskau erneut attackiert. Die Liberale beschuldigte den Kreml der Sabotage. Ihr Innenminister Lauri Saar ließ die Grenze schließen.',
    ['kaja-tamm ACCUSED RU', 'lauri-saar HOLDS_POSITION EE'],
  ],
  [
    'Amman – König Abdullah empfing am Montag den irakischen Präsidenten Barham Latif. Der Gast dankte dem Monarchen für die Aufnahme von Flüchtlingen.',
    ['barham-latif SUPPORTED abdullah'],
  ],
  [
    'Bamako – Malis Juntachef Assimi Keïta hat Premier Choguel Diarra gefeuert. Nachfolger wird General Abdoulaye Koné, zuletzt Minister für Territorialverwaltung.',
    ['abdoulaye-kone HOLDS_POSITION ML', 'abdoulaye-kone SUCCEEDED choguel-diarra'],
  ],
  [
    'Beirut – Der designierte libanesische Premier Nawaf Karam will eine Regierung ohne die Hisbollah bilden. Deren Generalsekretär Hassan Fadl warnte ihn davor.',
    ['hassan-fadl HOLDS_POSITION hisbollah', 'hassan-fadl THREATENED nawaf-karam'],
  ],
  [
    'Karl Berger und Aldo Neri trafen einander mehrmals, doch erst ihren Nachfolgern Kurt Moser und Enzo Galli gelang der Durchbruch.',
    ['kurt-moser SUCCEEDED karl-berger', 'enzo-galli SUCCEEDED aldo-neri'],
  ],
  [
    'Präsident Laurent Mbuyi starb im Jänner. Sein Sohn Joseph rückte an die Staatsspitze.',
    ['joseph-mbuyi SUCCEEDED laurent-mbuyi', 'joseph-mbuyi FAMILY_OF laurent-mbuyi'],
  ],
  [
    'Tirana – Albaniens Ministerpräsident Artan Hoxha hat sein Kabinett umgebildet. Neue Außenministerin Albaniens wird Elira Meksi.',
    ['elira-meksi HOLDS_POSITION AL'],
  ],
];

test.each(rows)('%s', (text, expected) => {
  expect(said(text)).toEqual(expect.arrayContaining([...expected]));
});

const traps: readonly [text: string, unsaid: RegExp][] = [
  // Whose colleague of a state somebody is, is of another one.
  [
    'Innenministerin Eva Brandl und ihr marokkanisches Gegenüber Hamid Benali trafen einander in Rabat. Marokko will Geld.',
    /^eva-brandl HOLDS_POSITION MA$/,
  ],
  // Who signs with a minister of one state is not of the same.
  [
    'Frankreichs Präsident Alain Duroy und Außenministerin Kandia Bamba unterzeichneten ein Abkommen zwischen Frankreich und der Elfenbeinküste.',
    /^kandia-bamba HOLDS_POSITION FR$/,
  ],
  // A deputy of another party holds no office of it.
  [
    'Landeshauptfrau Johanna Huber (ÖVP) warnte. Ihr Stellvertreter Udo Lang von der FPÖ ging noch weiter.',
    /^udo-lang HOLDS_POSITION fpoe$/,
  ],
  // A commissioner is the Union's, whatever state she is from.
  [
    'Die schwedische Handelskommissarin Cecilia Lindqvist hat das Abkommen mit Kanada verteidigt.',
    /^cecilia-lindqvist HOLDS_POSITION SE$/,
  ],
  // A party fellow has no office of the party.
  [
    'Wirtschaftsminister Franz Holzer (ÖVP) ist dafür, sein Parteikollege Anton Riegler dagegen.',
    /HOLDS_POSITION oevp$/,
  ],
  // Of three persons "his opposite" is none.
  [
    'Ugandas Präsident Yoweri Mutebi traf Robert Okello und Samuel Obote. Er nannte seinen Rivalen einen Verräter.',
    /^yoweri-mutebi ACCUSED/,
  ],
  // "Bundesrat X" is one of them and makes the council no part of another state.
  [
    'Bern – Bundesrat Beat Lüthi hat die Verhandlungen mit Indien abgeschlossen. Indien ist zufrieden.',
    /^bundesrat PART_OF IN$/,
  ],
  // Who is said to be a socialist is not the conservative.
  [
    'Sozialistenchef Pedro Ruiz kritisierte den Vertrag. Der Konservative beschuldigte Marokko.',
    /^pedro-ruiz ACCUSED MA$/,
  ],
  // "dessen Vorgänger" is not the actor's own.
  [
    'Präsident Karl Weber beglückwünschte seinen Gesprächspartner zur Aussöhnung mit dessen Vorgänger Laurent Bamba.',
    /^karl-weber SUCCEEDED laurent-bamba$/,
  ],
  // An envoy abroad is not of the state in focus.
  [
    'Kenias Regierung ist empört. In Nairobi schwieg Botschafter Peter Lindner zu den Vorwürfen.',
    /^peter-lindner HOLDS_POSITION KE$/,
  ],
];

test.each(traps)('does not say too much: %s', (text, unsaid) => {
  expect(said(text).filter((edge) => unsaid.test(edge))).toEqual([]);
});
