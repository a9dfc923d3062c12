import { loadLexicon } from '../ingest/knowledge/lexicon.ts';
const t=performance.now(); const l=loadLexicon(); console.log(performance.now()-t);
const f=(s:string)=>{const w=s.split(' ');return JSON.stringify(l.longestAt(i=>w[i],0))};
for (const s of ['Vereinigten Staaten von','Islamischen Staates','Demokratischen Volksrepublik Korea','Russlands','Moskaus','Franzosen','Deutschen','Weißen Hauses','St. Petersburg','St . Petersburg','Standard & Poor \'s','AfD','IS','Hamas','Élysée-Palast','Nigers','Nigeria']) console.log(s,f(s));
