import { indicatorNamed } from '/work/wt-ind/src/shared/research/indicators/list.ts';
import { parametersOf } from '/work/wt-ind/src/shared/research/indicators/parameters.ts';
import { seriesInput } from '/work/wt-ind/src/shared/research/indicators/run.ts';
const n=+process.env.N!; const x=new Float64Array(n); let p=100; let s=1; for(let i=0;i<n;i++){ s=(s*16807)%2147483647; p*=1+(s/2147483647-.5)*.01; x[i]=p;}
const input=seriesInput(x); const reps=Math.max(1,Math.floor(1e6/n));
for(const name of process.argv.slice(2)){ const ind=indicatorNamed(name)!; const pr=parametersOf(ind,{}); const out=ind.outputs.map(()=>new Float64Array(n).fill(1));
 const r=[]; for(let k=0;k<12;k++){const t=performance.now(); for(let j=0;j<reps;j++) ind.batch(input,pr,out); r.push(((performance.now()-t)/reps/n*1e6).toFixed(1));} console.log(name,n,r.join(' ')); }
