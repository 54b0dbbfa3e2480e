/**
 * Treatments, as a part of a pattern: the common words, and the endings by which names of medicines are told. Only to be
 * used after a verb ("stop statins"), since some of the words mean other things too.
 */
export const treatment = [
  'medicines?',
  'medications?',
  'meds',
  'drugs?',
  'tablets?',
  'pills?',
  'statins?',
  'aspirin',
  'insulin',
  'niacin',
  'lithium',
  'warfarin',
  'antibiotics?',
  'antidepressants?',
  'blood\\s+(?:thinners?|pressure\\s+(?:pills?|tablets?|meds|medicines?))',
  'steroids?',
  'supplements?',
  'vitamin\\s+[a-k]\\d*',
  'red\\s+yeast\\s+rice',
  'chemo(?:therapy)?',
  'radiotherapy',
  'hormones?',
  'hrt',
  'the\\s+pill',
  'ozempic|wegovy|lipitor|crestor|zocor|paxlovid|tylenol|advil|prozac|zoloft|viagra',
  '[a-z]{3,}(?:statin|pril|sartan|olol|formin|mycin|cillin|cycline|azole|gliptin|gliflozin|glutide|oxetine|dipine|profen|mectin|chloroquine|vir)',
].join('|');
