"""Tables of English irregular verbs and nouns, read by `inflect`."""

from __future__ import annotations

# Base form, then its past forms. Regular forms are made by rule and added to these.
VERBS = """
arise arose arisen
awake awoke awoken
be am is are was were been being s re m
bear bore borne born
beat beaten
become became
beget begot begat begotten
begin began begun
behold beheld
bend bent
beset beset
bet bet
bid bid bade bidden
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
broadcast broadcast
build built
burn burnt
burst burst
buy bought
can could ca
cast cast
catch caught
choose chose chosen
cleave cleft clove cloven
cling clung
come came
cost cost
creep crept
cut cut
deal dealt
dig dug
dive dove
do did done does
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
dwell dwelt
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fling flung
fly flew flown
forbid forbade forbad forbidden
forecast forecast
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
freeze froze frozen
get got gotten
give gave given
go went gone
grind ground
grow grew grown
hang hung
have has had s d ve
hear heard
hew hewn
hide hid hidden
hit hit
hold held
hurt hurt
input input
keep kept
kneel knelt
knit knit
know knew known
lay laid
lead led
lean leant
leap leapt
learn learnt
leave left
lend lent
let let
lie lay lain
light lit
lose lost
make made
may might
mean meant
meet met
mow mown
offset offset
partake partook partaken
pay paid
plead pled
prove proven
put put
quit quit
read read
rend rent
rid rid
ride rode ridden
ring rang rung
rise rose risen
run ran
saw sawn
say said
see saw seen
seek sought
sell sold
send sent
set set
sew sewn
shake shook shaken
shall should
shed shed
shine shone
shoot shot
show shown
shrink shrank shrunk
shut shut
sing sang sung
sink sank sunk
sit sat
slay slew slain
sleep slept
slide slid
sling slung
slink slunk
slit slit
smell smelt
smite smote smitten
sneak snuck
sow sown
speak spoke spoken
speed sped
spell spelt
spend spent
spill spilt
spin spun
spit spat
split split
spoil spoilt
spread spread
spring sprang sprung
stand stood
steal stole stolen
stick stuck
sting stung
stink stank stunk
strew strewn
stride strode stridden
strike struck stricken
string strung
strive strove striven
swear swore sworn
sweep swept
swell swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
thrive throve thriven
throw threw thrown
thrust thrust
tread trod trodden
understand understood
upset upset
wake woke woken
wear wore worn
weave wove woven
wed wed
weep wept
wet wet
will would wo ll d
win won
wind wound
wring wrung
write wrote written
"""

NOUNS = """
alumnus alumni
analysis analyses
appendix appendices
axis axes
bacterium bacteria
basis bases
child children
corps corps
coup coups
crisis crises
criterion criteria
curriculum curricula
datum data
die dice
foot feet
forum fora
fungus fungi
genus genera
goose geese
half halves
hypothesis hypotheses
index indices
knife knives
leaf leaves
life lives
loaf loaves
louse lice
medium media
memorandum memoranda
millennium millennia
mouse mice
nucleus nuclei
oasis oases
ox oxen
parenthesis parentheses
penny pence
person people persons
phenomenon phenomena
quiz quizzes
radius radii
referendum referenda
self selves
series series
sheaf sheaves
shelf shelves
species species
stimulus stimuli
synthesis syntheses
thesis theses
thief thieves
tooth teeth
wife wives
wolf wolves
"""
