/**
 * Finds advice to one person about her own treatment, which a public reply must not give: nobody was examined.
 * General statements ("people who stop statins have more heart attacks") and "talk to your doctor" are fine.
 */

/** What one does with a treatment. */
const doing =
  '(?:(?:stop|start|quit|keep|avoid|continue|resume|try|consider)\\s+(?:taking|using|giving|your|the\\s+(?:drug|medicine|medication|statin|tablets?|pills?)|it|them)|take|come\\s+off|get\\s+off|go\\s+(?:on|off)|switch\\s+(?:to|from)|(?:increase|raise|double|halve|lower|reduce|cut|skip|change|adjust)\\s+(?:your|the|a)\\s+(?:dose|doses|dosage|medicines?|medications?|tablets?|pills?|statins?|next\\s+(?:dose|shot)))';
const softener = '(?:(?:just|really|definitely|now|immediately|probably|simply|never|not|also|all)\\s+)*';

const patterns = [
  // "you should stop taking", "you shouldn't take", "you can safely come off"
  `\\byou(?:'d\\s+better|\\s+(?:should|must|ought\\s+to|need\\s+to|have\\s+to|had\\s+better|can\\s+safely|may\\s+safely)(?:n['’]t)?)\\s+${softener}${doing}\\b`,
  // "I would advise you to take", "my advice is to stop your statin"
  `\\b(?:recommend|advise|suggest|urge)\\s+(?:that\\s+)?you\\s+(?:to\\s+)?${softener}${doing}\\b`,
  `\\bmy\\s+advice\\s+(?:to\\s+you\\s+)?(?:is|would\\s+be)\\s+to\\s+${softener}${doing}\\b`,
  // An order at the start of a sentence: "Stop taking it", "Please don't take those", "Double your dose"
  `(?:^|[.!?:]\\s+|\\n\\s*)(?:please\\s+|just\\s+|so\\s+)?(?:(?:do\\s+not|don['’]t|never)\\s+)?(?:(?:stop|start|quit|keep|avoid|continue)\\s+(?:taking|using|giving|your\\s+(?:statins?|medicines?|medications?|tablets?|pills?|treatment|drugs?))|take\\s+(?:your|this|these|it|them|\\d)|come\\s+off\\s+(?:your|it|the)|(?:increase|raise|double|halve|lower|reduce|cut|skip|change|adjust)\\s+your\\s+(?:dose|dosage|medicines?|medications?|tablets?|statins?))\\b`,
].map((pattern) => new RegExp(pattern, 'i'));

/** A sentence that sends the reader to her own clinician is what a public reply should say. */
const referral =
  /\b(?:talk|speak|ask|discuss|check|consult|see|call|raise|bring|without|before)\b[^.!?]*\b(?:doctor|physician|clinician|pharmacist|nurse|gp|midwife|paediatrician|pediatrician|cardiologist|care team|prescriber)\b/i;

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** @returns the first words of individual medical advice in a reply, or null if there are none */
export function individualAdvice(text: string): string | null {
  for (const { segment } of sentences.segment(text)) {
    if (referral.test(segment)) continue;
    for (const pattern of patterns) {
      const found = pattern.exec(segment)?.[0];
      if (found) return found.replace(/^[.!?:\s]+/, '');
    }
  }
  return null;
}
