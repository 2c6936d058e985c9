"""Stories written for these tests: two events, each told by two desks, and ways in which papers reprint a story."""

from __future__ import annotations

SUMMIT_WIRE = """Leaders sign mutual defence treaty in Pyongyang

PYONGYANG, June 19 - The Russian and North Korean leaders put their names on Wednesday to a treaty that binds each \
country to come to the other's help if it is attacked, the closest tie between the two since the Cold War.

The paper was signed after two hours of talks at the Kumsusan guest house on the Russian president's first visit to \
the North in twenty-four years. He called it a breakthrough document. His host spoke of an alliance.

Officials on both sides said that trade, medicine, farming and road building across the border river were also on \
the table. A bridge for cars is to be built beside the old rail bridge, a transport ministry official said.

Western governments have said for months that the North sends shells and rockets for use in Ukraine. Both countries \
reject that. Seoul called an emergency meeting of its security council and said it would review what it sends to Kyiv.

The treaty replaces agreements of 1961, 2000 and 2001. Its text was published by state media a day later."""

SUMMIT_ANALYST = """What the new pact between Moscow and Pyongyang does and does not say

The treaty concluded this week looks, at first sight, like a return to 1961. Its fourth article promises military \
help by all available means should one of the parties find itself in a state of war.

Yet the clause leans on the United Nations Charter and on each side's own laws, and that gives a careful government \
many ways out. Lawyers in Seoul point to the same wording in older papers that were never put to use.

More may hang on what was not printed. Satellite and reconnaissance know-how, submarine reactors and food are all \
things the North wants; artillery ammunition and labour are what it can give. Wednesday's ceremony settled the price \
of none of them.

For China the timing is awkward. It has no wish to be seen as the third corner of a bloc, and its foreign ministry \
said only that the matter was one between two sovereign states."""

CARGO_WIRE = """Spy agency counts ten thousand containers sent north

SEOUL, August 5 - South Korea's intelligence service believes that the North has shipped more than ten thousand \
containers to Russia since last summer, lawmakers said on Monday after a closed briefing.

The boxes left from the port of Rajin and would hold up to five million artillery rounds if filled with 152 mm \
shells, one member of the committee told reporters. The service did not say how it counted them.

It also saw signs that trains crossed at Tumangang at night with their wagons covered. In return, the lawmakers said, \
Moscow has sent flour, refined oil and parts for aircraft.

The Kremlin has called such reports empty talk. North Korea's defence ministry has denied that it exported arms.

A monitoring team of eleven states is to take over from the United Nations panel that ended its work in April after \
a veto."""

CARGO_DESK = """From Rajin to the front: following the boxes

On images taken between last August and this July, analysts at a London institute picked out four cargo ships that \
shuttle between a quiet North Korean harbour and two Russian naval piers, their transponders switched off.

Each call follows one pattern. Boxes are stacked by the quay, a ship ties up for a day or two, and within the week a \
train of like length shows up at a depot some two hundred kilometres from the Ukrainian border.

Nobody can look inside from space. But blast walls were raised around the depot's storage pits in the autumn, and \
that is not how a railway keeps flour.

The institute puts the traffic at about ten thousand containers so far, a figure near to the one that lawmakers in \
Seoul gave this week. It warns that some of the boxes may have gone back full."""

STORIES = (SUMMIT_WIRE, SUMMIT_ANALYST, CARGO_WIRE, CARGO_DESK)


def other_headline(story: str) -> str:
    """The story under a headline of the reprinting paper's own."""
    return "Our correspondents report: a week that changed the map of the region\n\n" + story.split("\n\n", 1)[1]


def cut_last_paragraph(story: str) -> str:
    """The story without its last paragraph, as a paper short of space prints it."""
    return story.rsplit("\n\n", 1)[0]


def with_inserted_lines(story: str) -> str:
    """The story with the lines that a site puts between paragraphs."""
    lines = ("Read more: our live page on the war", "Sign up for the morning letter", "(Advertisement)")
    paragraphs = story.split("\n\n")
    woven = [part for index, text in enumerate(paragraphs) for part in (text, lines[index % len(lines)])]
    return "\n\n".join(woven)


def all_three(story: str) -> str:
    """Everything at once: other headline, last paragraph cut, lines put in."""
    return with_inserted_lines(cut_last_paragraph(other_headline(story)))


REPRINTS = (other_headline, cut_last_paragraph, with_inserted_lines, all_three)
