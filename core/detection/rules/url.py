"""URLs that let whoever has them in, or that lead to a person."""

from ...finding import Evidence
from ..rule import Rule

RULES = (
    Rule(
        name="own_website",
        entity_type="URL",
        pattern=r"""\b(?:(?:my|personal|our)[ ](?:own[ ]|personal[ ])?(?:web[ ]?site|web[ ]?page|home[ ]?page|blog|site)(?:[ ]is(?:[ ]at)?|[ ]?:)|(?:web[ ]?site|home[ ]?page)[ ]?:)\s{1,2}
            (?P<value>(?:https?://|www\.)[\w.-]{3,100}\.[a-z]{2,20}(?:/[^\s<>"']{0,300})?)""",
        score=0.5,
        keywords=("site", "page", "blog"),
        evidence=Evidence.LABEL,
        matches=(
            ("My website is https://kestrel-anna.example/", "https://kestrel-anna.example/"),
            ("Website:\nhttp://www.kestrel-anna.example/", "http://www.kestrel-anna.example/"),
        ),
        non_matches=("see https://kestrel-parts.io/docs", "the website is down"),
    ),
    Rule(
        name="own_upload",
        entity_type="URL",
        pattern=r"""\b(?:i(?:['’]ve|[ ]have)?[ ](?:just[ ])?|just[ ])(?:posted|shared|uploaded|published)[ ](?:[\w'’]{1,20}[ ]){1,6}(?:here:?[ ]|at[ ]|on[ ])?
            (?P<value>https?://[^\s<>"')\]]{4,300}(?<![.,;:!?]))""",
        score=0.5,
        keywords=("posted", "shared", "uploaded", "published"),
        evidence=Evidence.LABEL,
        matches=(("I just uploaded our holiday album https://kestrel-anna.example/a1.", "https://kestrel-anna.example/a1"),),
        non_matches=("they shared the docs https://kestrel-parts.io/docs", "I read https://kestrel-parts.io/docs"),
    ),
)  # fmt: skip
