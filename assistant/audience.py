"""Whom a message wants to be told, and who says what in it, by the words for them. Pure."""

from __future__ import annotations

import re

# Whoever is not of city hall: what a text for them leaves out.
PUBLIC = re.compile(
    r"\b(?:residents?|citizens|neighbou?rs|voters|drivers|traders|vendors|tenants|parents|visitors|"
    r"customers|the public|web ?site|web ?page|fb|facebook|instagram|whats ?app|newsletter|poster|"
    r"leaflet|flyer|press release|vecin[oa]s|residentes|ciudadanos|comerciantes|choferes|"
    r"pagina web|nota de prensa|cartel|volante|habitants|riverains|citoyens|commercants|"
    r"site (?:web|internet)|affiche|tract|moradores|cidadaos|motoristas|cartaz|folheto|site da|"
    r"burgerinnen|burger(?!meister)|anrainer\w*|anwohner\w*|bewohner\w*|handler\w*|"
    r"webseite|aushang|plakat|flugblatt)\b"
)
# Those who lend and give, from outside.
LENDERS = re.compile(r"\b(?:donors?|lenders?|bank|ministry|investors?|foundation)\b")
# Who hears what was advised, not what residents are told.
OFFICIALS = re.compile(
    r"\b(?:mayor\w*|boss|council\w*|cabinet|committee|chief|governor|commissioner|manager|director|"
    r"alcald\w+|concej\w+|maire|conseil\w*|prefeit\w+|camara|vereador\w*|o?burgermeister\w*|"
    r"stadtrat\w*|gemeinderat\w*|gemeindeversammlung|jefe|chef|chefe|board|aldermen|assembly|"
    r"minister\w*|ministr[oae]\w*|intendente|(?:el|al) pleno|cabildo|assemblee|assembleia)\b"
)
# What others say is no news of the city.
SAYS = re.compile(
    r"^(?:but |and |well )*(?:(?:the |our |my |some |many )?(?:people|residents|they|voters|"
    r"citizens|traders|owners|staff|opposition|critics|everybody|everyone)|la gente|los vecinos|"
    r"les gens|les habitants|as pessoas|os moradores|die leute|die burger)\b[^.:?!]{0,20}\b"
    r"(?:says?|saying|tell|ask|think|dicen?|dice|disent|dizem|diz|sagen)\b"
)
# What a councillor or the opposition holds against it asks for an answer to just that.
ARGUES = re.compile(
    r"\b(?:says?|said|saying|argues?|thinks?|claims?|insists?|objects?|complains?|fears?|warns?|"
    r"worries|worried|dicen?|dice|dira\w*|cree|teme|alega|disent?|dit|dire|croit|craint|pense|diz|"
    r"dizem|acha|receia|sagt|sagen|meint|meinen|furchtet|findet|behauptet)\b(?! (?:it|this|that|to|"
    r"nothing)\b)"
)
# Those of the own town hall who can be asked.
OWN_PEOPLE = re.compile(
    r"\b(?:(?:my|our) (?:own |city |town |county |municipal |legal )*|the (?:own|city|town|county|"
    r"municipal) )(?:attorney|lawyers?|solicitor|counsel|engineers?|treasurer|auditor|accountant|"
    r"union|planner|clerk|surveyor|staff|insurer|finance (?:director|officer|department)|legal "
    r"(?:office|department|advis[eo]r))\b|\b(?:mi|nuestr[oa]) (?:abogad[oa]|tesorer[oa]|"
    r"interventora?|ingenier[oa]|sindicato)\b|\b(?:mon|notre) (?:avocate?|juriste|tresorier|"
    r"tresoriere|ingenieure?)\b|\b(?:meu|minha|nossa?|nosso) (?:advogad[oa]|procuradora?|"
    r"tesoureir[oa]|engenheir[oa]|sindicato)\b|\b(?:meine[nmr]?|unsere[nmr]?) (?:anwalt|anwaltin|"
    r"juristen?|kammerer\w*|ingenieur\w*|personalrat)\b"
)
