"""More opposite words of reports on city projects: events, judgements, money, people. Data.

Each pair has the words of one side and of the other, ``|`` between them, ``*`` for any ending.
``LOOSE`` pairs also stand side by side without opposition and need nearer surroundings.
"""

from __future__ import annotations

MORE = (
    (
        "gain*|regain*|recover*|won|earn*|recoup*",
        "lost|lose|loses|losing|forfeit*|squander*",
    ),
    (
        "agree|agreed|agrees|agreeing|consent*|consensus|unanim*|undisputed|uncontested|accept*",
        "disagree*|disput*|contested|contesting|refus*|oppos*|quarrel*|objected|controvers*|"
        "reject*",
    ),
    (
        "popular|crowded|well-used|enthusias*|embrac*|welcom*|flock*|keen|eager*|attract*|"
        "sought-after|packed",
        "unpopular|hardly-any|ignored|unused|empty|shun*|resist*|protest*|fought|fight*|hostil*|"
        "reluctan*|sceptic*|skeptic*|few-users|few-people|low-interest|little-interest|few-takers",
    ),
    (
        "even|evenly|equal*|fair|fairly|balanced|uniform*",
        "uneven*|unequal*|skew*|unfair*|lopsided|biased",
    ),
    (
        "clean|tidy|complete|reliable|flawless*|clear|unified|coherent|intact|consistent|"
        "well-kept|high-quality",
        "messy|corrupt*|incomplete|unreliable|patchy|flaw*|faulty|unclear|vague|fragmented|confus*|"
        "defect*|broken|inconsistent|poor",
    ),
    (
        "on-time|on-schedule|punctual*|as-planned|as-scheduled|ahead-of-schedule|to-schedule|"
        "on-the-date|on-the-day|as-announced|as-promised|according-to-schedule|"
        "according-to-plan|smoothly|"
        "in-time|promptly|without-delay",
        "delay*|late|later-than|behind-schedule|overdue|overran|setback*|postpon*|slipped|"
        "put-off|stall*|years-late",
    ),
    (
        "on-budget|within-budget|under-budget|below-budget|saved",
        "over-budget|overran|overrun*|overspent|above-budget|over-its-budget|beyond-budget",
    ),
    ("ahead|outpac*|overtook|overtak*|led|leads|lead|leading",
     "trail|trails|trailed|trailing|lag|lags|lagg*|behind"),
    (
        "used|useful|in-use|busy",
        "unused|useless|idle|disus*|mothball*|out-of-use",
    ),
    (
        "knew|known|know|knows|aware|informed|well-known|understood",
        "unaware|unknown|little-known|ignoran*|uninformed|knew-little|know-little|knew-nothing",
    ),
    (
        "renew*|restor*|bring-back|brought-back|came-back|reopen*|revive*|extend*|prolong*|"
        "continu*|carried-on|went-on|sustain*|survive*",
        "wind-down|winds-down|wound-down|winding-down|lapse*|stayed-closed|remained-closed|stayed-shut|expire*|ran-out|ended|ends|"
        "discontinu*|terminat*|cancel*|stopp*|ceas*|closed|"
        "wound-up|died|dissolv*",
    ),
    (
        "start|starts|started|starting|began|begin*|begun|commenc*|resum*|restart*|reviv*|"
        "went-ahead|go-ahead|proceed*|"
        "pressed-ahead|pushed-ahead",
        "stopp*|stop|halt*|ended|ceas*|suspend*|froze|frozen|freez*|shelv*|terminat*|cancel*|"
        "abandon*|gave-up|called-off|dropped|pulled-out|backed-out",
    ),
    (
        "valid|lawful*|legal*|legitimate|complied|complies|compliant|constitutional",
        "invalid|void|breach*|violat*|infring*|unlawful*|illegal*|annul*|quash*|unconstitutional",
    ),
    (
        "cleared|acquit*|exonerat*|prais*|commend*|applaud*|laud*|hail*|reward*|honour*|welcom*",
        "fined|convict*|guilty|penali*|condemn*|rebuk*|reprimand*|blam*|critici*|accus*|censur*|"
        "faulted|attacked|complain*|indict*|charged-with",
    ),
    (
        "safe|safer|safely|secure|secured",
        "unsafe|danger*|insecure|vulnerab*|leak*|hacked",
    ),
    (
        "install*|extend*|widen*|put-up|erect*|mounted|set-up|built|build|builds|plant|planted",
        "remov*|taken-away|took-away|do-away|did-away|doing-away|done-away|abolish*|eliminat*|"
        "got-rid|get-rid|dismantl*|taken-down|took-down|torn-down|tore-down|demolish*|tore-out|"
        "ripped-out|"
        "uninstall*|fell|felled",
    ),
    ("switched-on|turned-on|activat*|reactivat*", "switched-off|turned-off|deactivat*|shut-down"),
    (
        "hire|hired|hires|hiring|recruit*|appoint*|took-on|reinstat*",
        "fired|sacked|dismiss*|laid-off|layoff*|redundan*|resign*|stepped-down|ousted",
    ),
    (
        "permanent*|lasting|durable|enduring|for-good|long-term",
        "temporar*|interim|stopgap|provisional*|short-lived|makeshift|short-term",
    ),
    (
        "smooth*|easily|easy|straightforward*|effortless*|without-trouble|readily",
        "trouble*|struggl*|difficult*|hurdle*|setback*|obstacle*|hard|harder|bumpy|laborious*",
    ),
    (
        "encourag*|promot*|foster*|stimulat*|invit*|allow*|let|lets|permit*|speed*|enabl*",
        "discourag*|deter|deterred|deters|froze|freez*|block*|hinder*|hamper*|prevent*|stifl*|"
        "bar|barred|bars|ban|banned|bans|forbid*|forbade|prohibit*|outlaw*|suspend*|halt*",
    ),
    ("help|helped|helps|benefit*|boost*", "harm*|hurt|hurts|damag*|hinder*|hamper*"),
    (
        "worked|works|work|function*|operational|effective*|success*|succeed*",
        "broken|broke|malfunction*|defunct|out-of-order|ineffective*|failed|fails|fail|failure|"
        "failures|faulty|collaps*|unsuccessful*|flop*|corrupted",
    ),
    (
        "granted|conceded|awarded|gave|given|approved|approves|approve|agreed|passed|adopted|"
        "backed|endorsed|accepted|carried|green-lit|waved-through",
        "refus*|denied|withheld|turned-down|reject*|declined|rebuff*|vetoed|voted-down|"
        "struck-down|threw-out|thrown-out|blocked|dismissed|withdr*|opposed",
    ),
    (
        "finished|complete|completed|delivered|done|ready",
        "unfinished|incomplete|unbuilt|half-finished|stalled|shelved|pending|undelivered",
    ),
    (
        "mostly|mainly|largely|predominantly|generally|always|regularly|often|usually|frequently|"
        "constantly",
        "rarely|seldom|hardly|never|occasionally|sporadic*|infrequent*",
    ),
    ("faster|quicker|quickly|swift*|shorter|promptly|immediate*|fast",
     "slower|slowly|longer|sluggish*|slow|gradual*|belated*"),
    ("men|male|males|boys|fathers|hommes|hombres|homens|manner",
     "women|female|females|girls|mothers|femmes|mujeres|mulheres|frauen"),
    ("north|northern", "south|southern"),
    ("east|eastern|eastwards", "west|western|westwards"),
    ("summer", "winter"),
    ("rural|countryside", "urban"),
    ("upstream", "downstream"),
    ("rich|richer|richest|wealthy|wealthier|wealthiest|affluent|high-income",
     "poor|poorer|poorest|low-income|deprived|disadvantaged|needy"),
    ("lowest-paid|underpaid", "highest-paid|overpaid"),
    ("above-average|above-the-average", "below-average|below-the-average"),
    ("same|identical|alike", "different|differently|dissimilar"),
    ("optimis*|confident|hopeful|certain", "pessimis*|doubt*|unsure|uncertain|sceptic*|skeptic*"),
    ("centre|centres|downtown|inner", "outskirts|periphery|peripheral|outer|suburb*"),
    ("expand*|extend*|enlarg*|scaled-up|widen*|broaden*|swell*|multipl*",
     "shrink*|shrank|shrunk|scaled-back|scaled-down|narrow*|slashed|trim*|"
     "curtail*|downsiz*|whittled"),
    ("lengthen*|longer|grew|rose", "shorten*|shorter|fell"),
    ("credit|credited|credits|thanks-to", "despite|blam*"),
    ("first|before-the", "last|finally"),
    ("domestic|local|homegrown|national", "foreign|overseas|imported|abroad"),
    ("strict|strictly|tight*|tough*", "lax|loose*|lenient|relax*"),
    ("broad|wide|widely|widespread", "narrow|narrowly|limited"),
    ("opt-in", "opt-out"),
    ("include|includes|included|including|spelled-out|spelt-out|set-out|"
     "reach|reaches|reached|serve|serves|served|benefit*",
     "exclud*|left-out|leaves-out|leave-out|overlook*|bypass*|neglect*|passed-over|out-of-reach"),
    ("attend*|turned-up|showed-up|took-part|participat*|joined", "boycott*|stayed-away|abstain*|"
        "absent"),
    ("control|controls|controlled|steer|steers|steered|govern|governs|in-charge|decides|a-say",
     "no-say|powerless|no-influence|sidelined"),
    ("carried-out|implement*|realis*|executed|used|built",
     "idle|shelved|on-paper|gathered-dust|dormant|unused"),
    ("still-runs|still-running|still-open|still-works|still-operates|lives-on|goes-on|in-operation",
     "closed|shut|ended|stopp*|halt*|switched-off|discontinu*|wound-up|abandon*|cancel*|died"),
    ("kept|keeps|keep|retain*", "taken-away|took-away|remov*|did-away|do-away|abolish*|gave-up"),
    ("exempt*", "pay|pays|paying|liable|owe|owes"),
    ("unlike|in-contrast", "like|as-other|just-as|as-in"),
    ("absorb*|swallow*|bore|shoulder*", "passed-on|pass-on|passes-on|charged-on"),
    ("own|owned|owns", "rent|rented|leased|leases"),
    ("majority|mostly|most-of", "minority|few-of"),
    ("public|publicly|open|openly|debated", "secret*|confidential*|closed-doors|behind-closed"),
    ("enough|sufficient*|ample|plentiful|adequate*", "insufficient*|inadequate*|too-few|too-little|"
     "shortage*|scarce|scant|lack*"),
    ("confirm*|upheld|uphold*|affirm*", "overturn*|overrul*|revers*|annul*|quash*|refut*|deny|"
                                        "denies"),
    ("wanted|want|wants|asked-for|demand*|insist*", "refus*|declin*|unwilling|resist*"),
    ("obey*|follow|followed|respect|respected|honoured|observed", "ignor*|flout*|defied|defy|"
        "disregard*|broke"),
    ("proud|pleased|satisf*|happy|content|delight*", "dissatisf*|unhappy|angry|anger*|frustrat*|"
                                                     "disappoint*|annoy*|outrag*"),
)  # fmt: skip
LOOSE = (
    (
        "same|unchanged|constant|flat|steady|stable",
        "rose|grew|grown|increas*|more|higher|raised|expand*|doubl*|tripl*|added|fell|fallen|drop|"
        "dropped|declin*|decreas*|shrank|lower|lowered|reduc*|cut|cuts|less|fewer|halv*",
    ),
    (
        "every|everyone|everybody|all|any|anyone|most|majority|large-part|bulk|widely|"
        "entirely|wholly|completely|always",
        "only|hardly|minority|few|tiny-share|small-share|certain|selected|partly|partially",
    ),
    (
        "in-house|itself|themselves|internally|own-staff",
        "outsourc*|external*|outside|outsiders|contracted-out",
    ),
    ("large|big|huge|vast|sizeable|massive", "small|tiny|modest|minor|smaller"),
    ("bought|buy|buys|buying|purchas*|acquir*", "sold|sell|sells|selling"),
    ("indoor|indoors|inside", "outdoor|outdoors|outside"),
    ("together|jointly|joint", "alone|separately|single-handed*"),
    ("export*", "import|imports|imported|importing"),
    ("private|privately", "public|publicly|state-owned|municipal"),
    ("long|lengthy", "short|brief"),
    ("old|older|oldest", "new|newer|newest"),
    ("automatic*|automated", "manual*|by-hand"),
    ("online|digital|digitally", "offline|paper|in-person"),
)
