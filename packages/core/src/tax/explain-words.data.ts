import type { TaxRule } from './rules'

/** Languages in which bills are explained. */
export const explainLanguages = ['en', 'hi'] as const
export type ExplainLanguage = (typeof explainLanguages)[number]

/** Words of labels and formulas: `{of:5%:₹240.00}` in a formula says `5% of ₹240.00`. */
export const explainWords = {
  en: {
    'gross': 'gross', 'discount': 'discount', 'discount-share': 'share of the discount', 'taxable': 'taxable value', 'total': 'total',
    'the-gross': 'Gross', 'the-discount': 'Discount', 'the-taxable': 'Taxable value', 'the-tax': 'Tax', 'the-total': 'Total', 'bill': 'Bill',
    'bill-discount': 'Discount on the bill', 'round-off': 'Round-off', 'cgst': 'CGST', 'sgst': 'SGST', 'igst': 'IGST', 'cess': 'Cess',
    'vat': 'VAT',
    'value': 'Value', 'exclusive': 'exclusive', 'inclusive': 'inclusive', 'and-cess': 'and cess $1', 'composition': 'composition',
    'unregistered': 'not registered',
    'nil': 'nil',
    'exempt': 'exempt', 'non-gst': 'non-gst', 'operator': 'operator', 'none': 'none', 'same-half': 'the same half as CGST',
    'all-of': 'all of $1', 'largest': '$1 × $2 ÷ $3, by largest remainder', 'of': '$1 of $2', 'off': '$1 off $2',
    'nearest': '$1 to the nearest $2',
    'per-unit': '$1 per unit × $2', 'paise': '$1 paise', 'part': 'part $1 of $2', 'credited': 'credited now', 'reason': 'reason: $1',
    'charge': 'charge', 'per-bill': '$1 for the bill', 'per-cover': '$1 × $2 for each cover', 'per-item': '$1 × $2 for each item',
    'at-value': '$1 with the tax that the operator pays', 'at-most': 'at most $1', 'pieces': 'free pieces at their price: $1', 'here': 'of $1 on food and liquor the share of this bill',
    'here-part': 'of $1 the share of this part',
    'on-the-house': 'on the house', 'free-by': 'free by $1', 'coupon': 'Coupon', 'offer': 'Offer', 'the-part': 'This part of the bill',
    'equal': '$1 ÷ $2, by largest remainder', 'agreed': 'the amount that was agreed, of $1', 'shares': '$1 of $2 shares of $3',
    'proportion': '$1 in proportion to what the part eats', 'own-lines': 'its own lines, of $1', 'pays': '$1 pays it',
  },
  hi: {
    'gross': 'मूल्य', 'discount': 'छूट', 'discount-share': 'छूट का हिस्सा', 'taxable': 'कर योग्य मूल्य', 'total': 'कुल',
    'the-gross': 'कुल मूल्य', 'the-discount': 'छूट', 'the-taxable': 'कर योग्य मूल्य', 'the-tax': 'कर', 'the-total': 'कुल', 'bill': 'बिल',
    'bill-discount': 'बिल पर छूट', 'round-off': 'पूर्णांकन', 'cgst': 'CGST', 'sgst': 'SGST', 'igst': 'IGST', 'cess': 'उपकर', 'vat': 'VAT',
    'value': 'मूल्य', 'exclusive': 'कर अलग', 'inclusive': 'कर सहित', 'and-cess': 'और उपकर $1', 'composition': 'कंपोज़िशन',
    'unregistered': 'पंजीकरण नहीं', 'nil': 'शून्य दर',
    'exempt': 'कर-मुक्त', 'non-gst': 'GST से बाहर', 'operator': 'ऑपरेटर', 'none': 'कुछ नहीं', 'same-half': 'CGST जितना ही आधा',
    'all-of': 'पूरा $1', 'largest': '$1 × $2 ÷ $3, सबसे बड़े शेष से', 'of': '$2 का $1', 'off': '$2 में से $1', 'nearest': '$1, निकटतम $2 तक',
    'per-unit': 'प्रति इकाई $1 × $2', 'paise': '$1 पैसे', 'part': '$2 में से हिस्सा $1', 'credited': 'अभी वापस', 'reason': 'कारण: $1',
    'charge': 'शुल्क', 'per-bill': 'पूरे बिल के लिए $1', 'per-cover': '$1 × $2 प्रति मेहमान', 'per-item': '$1 × $2 प्रति आइटम',
    'at-value': 'ऑपरेटर के कर सहित $1', 'at-most': 'अधिकतम $1', 'pieces': 'अपने दाम पर मुफ़्त नग: $1', 'here': 'खाने और शराब पर कुल $1 में से इस बिल का हिस्सा',
    'here-part': '$1 में से इस हिस्से का भाग',
    'on-the-house': 'हमारी ओर से', 'free-by': '$1 से मुफ़्त', 'coupon': 'कूपन', 'offer': 'ऑफ़र', 'the-part': 'बिल का यह हिस्सा',
    'equal': '$1 ÷ $2, सबसे बड़े शेष से', 'agreed': '$1 में से तय की गई रकम', 'shares': '$3 के $2 में से $1 भाग',
    'proportion': '$1, खाने के अनुपात में', 'own-lines': '$1 में से अपनी पंक्तियाँ', 'pays': '$1 कर चुकाता है',
  },
} as const satisfies Readonly<Record<ExplainLanguage, Readonly<Record<string, string>>>>

/** The rules in Hindi; their sources keep the names of the Acts. */
export const rulesInHindi: Readonly<Record<TaxRule, string>> = {
  'line-gross': 'मात्रा × दाम (अतिरिक्त सहित), पैसे तक आधा-ऊपर पूर्णांकित।',
  'line-discount': 'बिल पर दिखाई गई छूट कर योग्य मूल्य घटाती है; पंक्ति से अधिक नहीं।',
  'comp': 'परोसा गया, पर दाम नहीं लिया: पूरी पंक्ति की छूट।',
  'bill-discount': 'बिल की छूट सभी पंक्तियों पर साथ में लगती है, उनके जोड़ से अधिक नहीं।',
  'bill-discount-share': 'बिल की छूट पंक्तियों में सबसे बड़े शेष से बाँटी जाती है; बराबरी पर ऊँची दर, फिर बड़ी रकम पहले।',
  'promotion-rate': 'कूपन या ऑफ़र का प्रतिशत, उन व्यंजनों के मूल्य पर जिन पर वह लगता है; अधिकतम तक।',
  'promotion-amount': 'कूपन या ऑफ़र की रकम, उन व्यंजनों के मूल्य से अधिक नहीं।',
  'promotion-free': 'मुफ़्त नग अपने दाम पर लिखे जाते हैं और पूरा दाम घटाया जाता है; सबसे सस्ते पहले।',
  'promotion-share': 'कूपन या ऑफ़र जो घटाता है वह उसकी पंक्तियों में सबसे बड़े शेष से बाँटा जाता है।',
  'charge-rate': 'शुल्क व्यंजनों की छूट के बाद की रकम का हिस्सा है और मूल्य में जुड़ता है।',
  'charge-each': 'शुल्क बिल, मेहमान या आइटम के हिसाब से है और मूल्य में जुड़ता है।',
  'half-exclusive': 'एक आधा, round(N × r ÷ 200), निकाला जाता है और CGST तथा SGST दोनों में लगता है।',
  'half-inclusive': 'दाम में कर शामिल है: एक आधा round(G × r ÷ (2 × (100 + r))), CGST तथा SGST दोनों के लिए।',
  'igst-exclusive': 'अंतर-राज्य: round(N × r ÷ 100)।',
  'igst-inclusive': 'अंतर-राज्य, दाम में कर शामिल: round(G × r ÷ (100 + r))।',
  'vat-exclusive': 'राज्य का VAT: round(N × r ÷ 100)।',
  'vat-inclusive': 'राज्य का VAT, दाम में कर शामिल: round(G × r ÷ (100 + r))।',
  'cess': 'उसी मूल्य पर दर से उपकर, पूर्णांकित, और प्रति इकाई उपकर × मात्रा।',
  'taxable-rest': 'दाम में कर शामिल है: जो बचता है वह कर योग्य मूल्य है।',
  'no-tax': 'इस पर कोई कर नहीं लगता।',
  'outside-gst': 'GST से बाहर।',
  'operator': 'ई-कॉमर्स ऑपरेटर उसके ज़रिए मँगाई गई रेस्टोरेंट सेवा पर कर चुकाता है; रेस्टोरेंट कोई कर नहीं लेता।',
  'composition': 'कंपोज़िशन डीलर ग्राहक से कर नहीं लेता।',
  'unregistered': 'जिसका GST पंजीकरण नहीं, वह कर नहीं लेता।',
  'line-share': 'समूह का कर उसकी पंक्तियों में सबसे बड़े शेष से बँटता है, दोनों मदों में समान।',
  'sum': 'ऊपर के हिस्सों का जोड़।',
  'round-off': 'बिल का कुल एक बार पूर्णांकित होता है, अलग पंक्ति में, कर के भीतर कभी नहीं।',
  'split-share': 'पूरे बिल की देय रकम, कर, उपकर और पूर्णांकन सबसे बड़े शेष से बँटते हैं; कर योग्य मूल्य शेष है।',
  'split-charge': 'शुल्क हिस्सों में उनके खाने के अनुपात में बँटता है, प्रति मेहमान वाला बराबर।',
  'credit': 'अब तक कुल जितना वापस होना है, उसमें से पहले का वापस घटाकर।',
}
