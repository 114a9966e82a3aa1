"""What colleagues say of each other in the open is talk, however many names, places, trades and employers it holds."""

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import said

TALK = (
    "Hi all, I'm Ana Ruiz, I'm a data engineer at Kestrel Parts, based in Lisbon. I studied at the University of Porto and have two cats.",
    "Hello everyone! My name is Tom Baker, I'm joining as a backend developer. Previously I was a software engineer at Initech in Denver, CO"
    " and graduated from Fairfield State. Looking forward to working with you!",
    "Hey team, please welcome Maria Lopez, she is our new product designer at Kestrel, she's joining us from Spain. She graduated from MIT.",
    "Congrats to Ben Okafor on his promotion to Director of Engineering! Ben joined us 5 years ago from Google and lives in Berlin.",
    "I'm 34 and married and I live in Berlin with my dog, working as an engineer at Siemens",
    "I'm Jane, 29, from Ohio, I'm a nurse at Mercy Hospital. Happy to be here!",
    "so my manager at Kestrel, Bob Smith, said that Ana from Lisbon and Chen from Taipei will be visiting our office in Berlin next week",
    "Reminder: I'm out next week, Carlos Mendes is the manager on duty at Kestrel Lisbon, Priya Nair is covering the rest from Mumbai",
    "Could you please check with Ana Ruiz, she's the account manager at Kestrel Parts, whether the invoice for the Lisbon office was sent,"
    " and make sure to loop in finance before Friday?",
    "can you review the deck before the call with Initech? Bob Smith is the VP of engineering at Initech and he'll join from Denver, so"
    " please make the pricing slide simpler than last time, thanks a lot!",
    "Please welcome Chen Wei, our new product designer! He joins us from Google, graduated from MIT, lives in Madrid. Can you make sure his"
    " laptop is ready and find him a desk near the design team?",
    "I need to prepare the offboarding of Chen Wei, he is the data engineer at our Berlin office, could you check his licences and make a"
    " list of the systems he owns?",
    "Can you please make a reservation for the team dinner, Ana and Tom from Kestrel will be there as well, they're staying at the Hilton in"
    " Lisbon until Thursday, thanks!",
    "I just got off the phone with Dana White, she's a consultant at Initech, they want the Madrid rollout in March, is that realistic?",
    "we interviewed three people: Ana Ruiz (nurse at Mercy), Omar Haddad (teacher in Lyon) and Mia Chen, who graduated from Fairfield State",
    "My last day at Kestrel is Friday, it was a pleasure, thank you Ana, Tom and everybody in the Lisbon office!",
    "is Satya Nadella the CEO at Microsoft or is he the chairman as well? and who is the CFO at Apple these days, Kevan Parekh?",
    "our office moves to 12 Market Street, Springfield, IL 62704 in May, the new phone system comes later",
    "I have been working at Kestrel for 12 years now, can you believe it? Ana hired me when I was 24, back in Porto",
    "I'm not a lawyer, but my wife is a paralegal at Baker & Sons in Boston and she says that the clause is void",
)


@pytest.mark.parametrize("text", TALK)
def test_nobody_is_told(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm
