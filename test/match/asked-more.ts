/** More of the same, in shorter words: who should be among the first three. One line an expert, questions split at "|". */
const LINES = `
rhythm: Tachykarde Phasen, ILR sinnvoll?|ICD hat heute zweimal ausgelöst|WPW, Ablation vor dem Militärdienst?|Pausen von 4 s im Holter|QTc 520 unter Methadon
pump: LVAD alarm, low flow|EF 20 %, when to list for transplant?|Cardiogenic shock, which support device?|Dekompensierte Herzinsuffizienz, Diuretika ohne Wirkung|Scompenso cardiaco, quale diuretico?
kidney: Shunt thrombosiert, Dialyse heute fällig|Hyponatriämie 121, wie schnell ausgleichen?|Kreatinin steigt unter ACE-Hemmer|Peritonealdialyse: Bauchschmerz und trübes Dialysat|AKI Stadium 3, Indikation zur Nierenersatztherapie?
liver: Hépatite B chronique, quand traiter ?|Ascite réfractaire, TIPS ?|Encéphalopathie hépatique récidivante|Ösophagusvarizen bei Zirrhose, Betablocker?|Fibroscan 14 kPa, was nun?
gut: Morbus Crohn mit Fistel|Vedolizumab oder Ustekinumab?|Colitis ulcerosa, Schub unter Azathioprin|Calprotectin 1200, Koloskopie wann?|Perianale Fistel unter Adalimumab
lung: Schlafapnoe, CPAP wird nicht vertragen|Asthma, Biologikum bei Eosinophilie?|Chronischer Husten seit 3 Monaten|BPCO riacutizzata, ossigeno a casa?|Lungenfunktion: FEV1 38 %
germs: Blood cultures grow MRSA|Duration of antibiotics in endocarditis?|C. difficile relapse|VRE im Abstrich, isolieren?|Fever after travel to Ghana, malaria smear negative
joints: Riesenzellarteriitis, Tocilizumab?|Gelenkschwellungen, CCP-Antikörper positiv|ANCA positiv, Nierenbeteiligung|Sklerodermie mit Raynaud|Gicht trotz Allopurinol
blood: Von Willebrand disease before tooth extraction|INR 8 without bleeding|Thrombopenie 20 unklar|Heparin induced thrombocytopenia, alternative?|Bleeding on apixaban, reverse?
tumour: Checkpoint-Inhibitor, Hepatitis Grad 3|Lungenkarzinom, PD-L1 80 %, Erstlinie?|Neutropenes Fieber nach Chemo|Metastasiertes Adenokarzinom, welche Therapie?|Immuntherapie trotz Rheuma?
sugar: Insulinpumpe im OP, abstellen?|Hypoglykämien nachts unter Insulin|Ketoazidose, pH 7.1|Diabète de type 1, grossesse prévue|HbA1c steigt unter Kortison
fits: First seizure, start levetiracetam?|EEG with generalised spikes|Valproat und Kinderwunsch|Absencen, welches Antiepileptikum?|Seizures despite two drugs
stroke: Lyse unter DOAK möglich?|Aphasie seit einer Stunde|Hirninfarkt, Thrombektomie nach 10 h?|Karotisstenose 80 %, symptomatisch|Basilaristhrombose
mind: Suizidgedanken, Überwachung?|Delir nach Operation, Haloperidol?|Manie auf der Chirurgie|Patientin lehnt Essen ab, depressiv|Alkoholentzug, Delirium tremens
belly: Appendizitis bei Schwangeren, operieren?|Gallensteine, Cholezystektomie wann?|Ileus, konservativ oder Operation?|Narbenhernie, Netz?|Freie Luft im Abdomen
bones: Frattura del femore, protesi o chiodo?|Coxarthrose, Hüftprothese mit 50?|Ginocchio gonfio dopo protesi|Infektion der Knieprothese|Lussazione dell'anca
hand: Karpaltunnelsyndrom, EMG nötig?|Strecksehne am Finger durchtrennt|Fingeramputation, Replantation?|Dupuytren, wann operieren?|Ganglion am Handgelenk
urine: Makrohämaturie mit Koageln|PSA 12, Biopsie?|Harnverhalt nach OP|Ureterschiene, Schmerzen|Hoden geschwollen und schmerzhaft
birth: HELLP-Syndrom, 32. SSW|Blutung in der Frühschwangerschaft|Gestationsdiabetes, Einleitung wann?|Preeclampsia, magnesium?|Zwillinge mit Wachstumsdifferenz
child: Preterm infant with apnoea|Bronchiolitis in a 6 week old|Fever in a toddler, no focus|Neonatal jaundice, phototherapy?|Newborn not feeding
skin: Psoriasis, Biologikum?|Blasen am ganzen Körper, Pemphigoid?|Melanom am Rücken, Nachexzision|Ekzem an den Händen|Urtikaria seit Wochen
eye: Décollement de rétine, urgence ?|Œil rouge et douloureux|DMLA humide, injections ?|Netzhautablösung, wohin?|Baisse de vision brutale
ear: Schwindel beim Umdrehen im Bett|Nasenbluten hört nicht auf|Heiserkeit seit 6 Wochen|Tinnitus einseitig|Peritonsillarabszess
images: CT-guided biopsy possible?|Abscess drainage under ultrasound|MRI with pacemaker allowed?|Contrast allergy, premedication?|Incidental finding on CT
sleep: Schwieriger Atemweg bekannt, Narkose?|Periduralkatheter und Heparin|Chronische Schmerzen, Ketamin?|Regionalanästhesie bei COPD|Phantomschmerz nach Amputation
comfort: Atemnot am Lebensende, Morphin?|Soins palliatifs à domicile|Nausées réfractaires en fin de vie|Palliative Sedierung, wie beginnen?|Terminales Rasseln
old: Polypharmazie, was absetzen?|Stürze und Gebrechlichkeit, Abklärung|Demenz, Fahreignung?|Mangelernährung mit 90|Geriatrische Rehabilitation möglich?
drugs: Interaktion Clarithromycin und Simvastatin?|Dosierung Vancomycin bei GFR 20|Zwei Infusionen kompatibel?|Tablette teilbar?|Medikamente über Sonde geben
wound: Ulcus cruris, welcher Verband?|Stoma undicht, Haut gerötet|Vakuumverband wechseln|Diabetischer Fuss, Wundpflege|Dekubitus Grad 2
home: Kurzzeitpflege organisieren|Versicherung zahlt Spitex nicht|Austritt ins Pflegeheim, wer hilft?|Patientenverfügung und Beistand|Rollstuhl, wer übernimmt die Kosten?
`;

export const ASKED_MORE: readonly (readonly [expert: string, question: string])[] = LINES.trim()
  .split('\n')
  .flatMap((line) => {
    const [expert = '', questions = ''] = line.split(': ', 1).concat(line.slice(line.indexOf(': ') + 2));
    return questions.split('|').map((question) => [expert, question] as const);
  });
