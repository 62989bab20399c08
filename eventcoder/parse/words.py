"""The closed word lists of English grammar that clauses are built with. No event vocabulary stands here."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a text, so that long lists read as text."""
    return frozenset(words.split())


# Their object is the subject of the infinitive or gerund below: "asked T to withdraw".
OBJECT_CONTROL = word_set(
    """
    accuse advise aid allow appoint ask assist authorize authorise ban bar beg beseech bid block blame
    cause caution challenge charge coerce command commission compel condition convict convince counsel
    dare deploy designate deter direct discourage dispatch dissuade drive elect empower enable encourage
    enlist entice entitle entreat exhort expect forbid force get have help hinder hire implore incite
    induce influence inspire instruct intend invite keep lead leave let license lobby make mandate
    motivate move name nominate oblige order permit persuade petition pick pledge pray prepare press
    pressure prevent prod prohibit prompt provoke push recruit remind request require restrain select
    send spur stop summon suspect task tell tempt train trust urge want warn wish
    """
)
# Those of them that take no purpose clause where they have an object: the infinitive is their complement.
TAKES_INFINITIVE = OBJECT_CONTROL - word_set(
    """
    aid deploy dispatch send hire recruit appoint elect name nominate blame accuse have leave
    """
)
# The object of this preposition is the subject of the infinitive: "called on T to withdraw".
PREPOSITION_CONTROL = {
    "call": ("on", "upon", "for"),
    "appeal": ("to",),
    "plead": ("with",),
    "shout": ("at",),
    "rely": ("on",),
    "count": ("on",),
    "depend": ("on",),
    "prevail": ("on", "upon"),
    "lean": ("on",),
    "press": ("for",),
    "push": ("for",),
    "wait": ("for",),
    "arrange": ("for",),
    "vote": ("for",),
    "ask": ("for", "of"),
    "signal": ("to", "for"),
    "say": ("to",),
    "demand": ("of", "from"),
}
# After these a gerund belongs to the object, where there is one: "accused T of bombing".
OBJECT_PREPOSITIONS = frozenset({"of", "from", "into", "for", "with", "as", "over", "against"})
# "reiterated its commitment to support T": the infinitive says what the commitment is, not what for.
INFINITIVE_NOUNS = word_set(
    """
    ability agreement appeal approval attempt authorisation authority authorization bid call chance
    commitment deadline deal decision demand desire determination duty effort eagerness failure freedom
    go-ahead instruction intent intention invitation licence license mandate motion move need obligation
    offer opportunity order permission plan pledge power preparedness pressure promise proposal push
    readiness refusal reluctance request resolve right threat ultimatum unwillingness vow will
    willingness wish
    """
)
# Whoever does this to a plan is not the one who has it: "blocked a push to renew talks".
AGAINST = word_set(
    """
    accept applaud approve back block condemn criticise criticize denounce endorse fear foil frustrate
    oppose prevent protest question refuse reject resist slam stop support suspect thwart veto welcome
    undermine grant deny
    """
)
# These say when or in what circumstances; what follows is no complement of the clause.
ADJUNCT = word_set(
    """
    after before since during amid amidst following despite until till pending without like unlike near
    within throughout besides upon because because_of due due_to thanks_to ahead_of prior_to in_wake_of
    in_spite_of in_case_of
    """
)
# "in spite of T's pleas": nouns of such prepositions.
ASIDE = frozenset({"spite", "wake", "case", "event", "aftermath", "run-up"})
# Verbs that report what others did or say; the clause below is theirs, not the paper's.
REPORT_VERBS = word_set(
    """
    accuse acknowledge add admit affirm agree allege announce argue assert assess assume assure believe
    blame brief caution charge claim clarify comment complain conclude concede confess confirm contend
    convict declare deny disclose estimate explain fear find hear hint imply indicate inform insist joke
    know lament maintain mention note observe opine point_out post predict presume proclaim pronounce
    quip quote recall recount reiterate relate remark repeat reply report respond restate reveal rumor
    rumour say speculate state stress suggest suspect swear tell testify think tweet underline
    underscore understand voice vow warn write emphasize emphasise caution read show cite boast hope
    expect promise pledge doubt learn signal
    """
)
# Nouns that report, with the verb they stand for.
REPORT_NOUNS = {
    "accusation": "accuse",
    "allegation": "allege",
    "announcement": "announce",
    "assertion": "assert",
    "belief": "believe",
    "charge": "accuse",
    "claim": "claim",
    "complaint": "complain",
    "denial": "deny",
    "fear": "fear",
    "report": "report",
    "rumor": "rumor",
    "rumour": "rumor",
    "speculation": "speculate",
    "statement": "say",
    "suggestion": "suggest",
    "suspicion": "suspect",
    "warning": "warn",
}
REPORT_ADVERBS = {
    "allegedly": "allege",
    "reportedly": "report",
    "purportedly": "allege",
    "supposedly": "allege",
}
REPORT_ADJECTIVES = {
    "alleged": "allege",
    "reported": "report",
    "suspected": "suspect",
    "purported": "allege",
    "supposed": "allege",
    "rumored": "rumor",
    "rumoured": "rumor",
}
MAYBE_ADVERBS = frozenset(
    {"perhaps", "possibly", "maybe", "potentially", "probably", "likely", "conceivably"}
)
MAYBE_ADJECTIVES = frozenset(
    {"possible", "potential", "likely", "hypothetical", "feared", "probable", "imminent"}
)
PLANNED_ADJECTIVES = word_set(
    """
    planned proposed scheduled upcoming forthcoming impending future intended pending envisaged
    projected
    """
)
MODALS = {
    "will": "will",
    "shall": "will",
    "'ll": "will",
    "’ll": "will",
    "wo": "will",
    "would": "would",
    "'d": "would",
    "’d": "would",
    "may": "may",
    "might": "may",
    "can": "could",
    "ca": "could",
    "could": "could",
    "must": "must",
    "should": "should",
    "ought": "should",
}
# "An attack took place": the noun takes the flags of such a verb.
OCCURRENCE = word_set(
    """
    happen occur take_place take begin start resume continue go erupt break open follow ensue be
    schedule plan end arise recur proceed break_out last escalate
    """
)
# With these the subject undergoes what the noun says: "T faced criticism from S".
UNDERGONE = word_set(
    """
    face receive suffer undergo draw win obtain sustain endure experience incur attract encounter
    survive withstand escape weather welcome provoke elicit secure gain
    """
)
# "S is in talks with T", "S went on strike": the subject takes part in the noun.
PARTICIPATION = {
    "in": word_set("be engage participate join remain stay lock get involve take_part take become"),
    "into": word_set("enter go get step move"),
    "on": word_set(
        """
    be go embark depart leave arrive come travel head remain stay send set set_out return
    """
    ),
    "at": word_set("be sit meet gather remain"),
    "to": word_set("return go come resort move turn sit sit_down"),
    "for": word_set(
        """
    meet gather arrive travel fly head sit sit_down come be visit assemble convene rally welcome join
    """
    ),
    "with": frozenset(
        {"proceed", "go", "press", "continue", "persist", "go_ahead", "respond", "retaliate", "reply"}
    ),
}
# "a wave of attacks", "the start of talks": the noun behind "of" is what it is about.
TRANSPARENT = word_set(
    """
    wave series spate round string number set kind type lot part campaign day week month hour year dozen
    hundred thousand score couple pair barrage flurry act bout burst plenty handful rash slew sort form
    variety couple range raft host package cycle stream pattern level amount lack piece degree phase
    stage period case spell surge outbreak session batch chain
    """
)
# "bombing campaign", "peace process": a modifier in front of these is the event itself.
FRAMES = word_set(
    """
    campaign operation process effort plan offensive proposal action activity bid wave attempt move
    spree series drive initiative session round package programme program deal agreement offer order
    request call threat measure mission attack raid strike march rally protest meeting talk summit visit
    negotiation pact accord treaty violence
    """
)
TIME_NOUNS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan feb mar apr jun jul aug sep sept oct nov dec today
    tomorrow yesterday tonight week weekend month year day hour minute second decade century morning
    afternoon evening night midnight noon time moment dawn dusk spring summer autumn winter eve
    anniversary monday quarter
    """
)
# Prepositions of several words: first word, noun, last word.
COMPLEX_PREPOSITIONS = word_set(
    """
    in_front_of as_part_of in_response_to on_behalf_of in_support_of in_favor_of in_favour_of
    in_protest_of in_protest_against in_protest_at in_protest_over in_retaliation_for
    in_retaliation_against in_revenge_for in_addition_to in_exchange_for in_return_for
    in_connection_with in_light_of in_view_of in_spite_of by_means_of on_top_of at_hands_of on_side_of
    in_cooperation_with in_coordination_with in_collaboration_with in_defiance_of in_violation_of
    in_breach_of with_respect_to with_regard_to in_relation_to for_sake_of in_charge_of in_opposition_to
    in_solidarity_with in_conjunction_with in_partnership_with in_case_of in_wake_of in_name_of
    in_face_of on_basis_of in_accordance_with in_line_with in_reaction_to in_return_to in_honor_of
    in_honour_of in_pursuit_of under_pressure_from in_place_of by_way_of in_terms_of with_help_of
    with_support_of in_presence_of in_absence_of in_search_of in_need_of in_reference_to on_part_of
    """
)
