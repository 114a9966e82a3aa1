"""Discord's AutoMod: our surest patterns as rules of the server, so that a leak is stopped before anybody reads it.

Source of the limits: Discord developer documentation, "Auto Moderation".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import discord
import structlog
from pydantic import TypeAdapter

from config.errors import read_yaml
from core.message import MessageRef
from core.ports import Person
from core.responder import Responder
from core.wording import number_of

from .components import button, embed, view

_log = structlog.get_logger("discord")
PREFIX, CREATE, REMOVE = "Privacy Check: ", "automod:create", "automod:remove"
MOST_RULES = 6
_SAID = "This looks like a secret or a card number, so it was not posted. If it is real, revoke it where it comes from."
_KEYWORD = discord.AutoModRuleTriggerType.keyword
_BLOCKS = discord.AutoModRuleActionType.block_message
_NOT_A_MODERATOR = "Only those who manage the server can do that."
_NO_RIGHT = "I need the permission **Manage Server** for this: Server Settings, Roles, my role. Nothing was changed."
_NOT_TAKEN = "Discord did not do that just now. What it has done is shown when you ask again."
_FORBIDDEN = 403
_TEXT = "Rules of AutoMod stop a message before anybody reads it. I would keep these, and leave all other rules alone:"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One regular expression, with what it must catch and what it must let pass."""

    pattern: str
    catches: tuple[str, ...]
    passes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a server; entity type: as what its hits are counted."""

    name: str
    entity_type: str
    patterns: tuple[Pattern, ...]

    @property
    def full_name(self) -> str:
        """As the server shows it, so that everybody sees whose it is."""
        return PREFIX + self.name

    @property
    def trigger(self) -> discord.AutoModTrigger:
        """What sets it off."""
        return discord.AutoModTrigger(type=_KEYWORD, regex_patterns=[each.pattern for each in self.patterns])


def load_rules() -> tuple[Rule, ...]:
    """Those of ``automod.yaml``, the surest first."""
    return TypeAdapter(tuple[Rule, ...]).validate_python(read_yaml(Path(str(files(__package__))) / "automod.yaml"))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is there, and what would be: ours by name, the rules for which there is room, and those for which there is none."""

    ours: dict[str, discord.AutoModRule]
    wanted: tuple[Rule, ...]
    left_out: tuple[Rule, ...]


class AutoMod:
    """Offers, makes, updates and removes our rules, and counts what they stop."""

    def __init__(self, client: discord.Client, responder: Responder) -> None:
        """Client: logged in."""
        self._client = client
        self._responder = responder
        self._rules = load_rules()
        # The entity type by the id of a rule of ours.
        self._known: dict[int, str] = {}

    async def offer(self, interaction: discord.Interaction) -> None:
        """Shows what would be made, with buttons."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        guild = interaction.guild
        if guild is None or not _may(interaction):
            await interaction.followup.send(_NOT_A_MODERATOR, ephemeral=True)
            return
        try:
            plan = await self._plan(guild)
        except discord.HTTPException as error:
            await interaction.followup.send(_NO_RIGHT if error.status == _FORBIDDEN else _NOT_TAKEN, ephemeral=True)
            return
        await interaction.followup.send(embed=embed(_described(plan)), view=_buttons(plan), ephemeral=True)

    async def press(self, interaction: discord.Interaction, code: str) -> None:
        """One of those buttons."""
        await interaction.response.defer()
        guild = interaction.guild
        if guild is None or not _may(interaction):
            await interaction.followup.send(_NOT_A_MODERATOR, ephemeral=True)
            return
        try:
            plan = await self._plan(guild)
            await (self._create(guild, plan) if code == CREATE else self._remove(plan.ours.values()))
            plan = await self._plan(guild)
        except discord.HTTPException as error:
            await interaction.followup.send(_NO_RIGHT if error.status == _FORBIDDEN else _NOT_TAKEN, ephemeral=True)
            return
        await interaction.edit_original_response(embed=embed(_described(plan)), view=_buttons(plan))

    async def stopped(self, execution: discord.AutoModAction) -> None:
        """A rule has stopped a message; it is counted by kind where the rule is ours. Its text is not looked at."""
        if execution.action.type is not _BLOCKS:
            return
        if execution.rule_id not in self._known:
            guild = self._client.get_guild(execution.guild_id)
            try:
                ours = (await self._plan(guild)).ours.values() if guild else ()
            except discord.HTTPException as error:
                _log.info("rules_unknown", platform="discord", error=type(error).__name__)
                return
            kinds = {rule.full_name: rule.entity_type for rule in self._rules}
            self._known |= {rule.id: kinds[rule.name] for rule in ours if rule.name in kinds}
        kind = self._known.setdefault(execution.rule_id, "")
        if kind:
            moment = discord.utils.time_snowflake(discord.utils.utcnow())
            ref = MessageRef("discord", str(execution.guild_id), str(execution.channel_id or 0), str(moment))
            await self._responder.on_blocked(ref, Person("discord", ref.workspace, str(execution.user_id)), kind)

    async def _plan(self, guild: discord.Guild) -> _Plan:
        me = self._client.user
        ours: dict[str, discord.AutoModRule] = {}
        others = 0
        for rule in await guild.fetch_automod_rules():
            if me is not None and rule.creator_id == me.id and rule.name.startswith(PREFIX):
                ours[rule.name] = rule
            elif rule.trigger.type is _KEYWORD:
                others += 1
        room = max(0, MOST_RULES - others)
        return _Plan(ours, self._rules[:room], self._rules[room:])

    async def _create(self, guild: discord.Guild, plan: _Plan) -> None:
        """Also updates what an earlier version made; exemptions and switches that moderators set stay."""
        names = {rule.full_name for rule in plan.wanted}
        await self._remove([rule for name, rule in plan.ours.items() if name not in names])
        for rule in plan.wanted:
            there = plan.ours.get(rule.full_name)
            if there is None:
                action = discord.AutoModRuleAction(custom_message=_SAID)
                when = discord.AutoModRuleEventType.message_send
                await guild.create_automod_rule(
                    name=rule.full_name, event_type=when, trigger=rule.trigger, actions=[action], enabled=True, reason=PREFIX
                )
            elif there.trigger.regex_patterns != rule.trigger.regex_patterns:
                await there.edit(trigger=rule.trigger, reason=PREFIX)

    async def _remove(self, rules: Iterable[discord.AutoModRule]) -> None:
        for rule in rules:
            await rule.delete(reason=PREFIX)
            self._known.pop(rule.id, None)


def _may(interaction: discord.Interaction) -> bool:
    return interaction.permissions.manage_guild or interaction.permissions.administrator


def _described(plan: _Plan) -> str:
    lines = [_TEXT]
    for rule in plan.wanted:
        there = plan.ours.get(rule.full_name)
        same = there is not None and there.trigger.regex_patterns == rule.trigger.regex_patterns
        state = "is there" if same else "would be updated" if there else "would be made"
        lines.append(f"• **{rule.full_name}** ({number_of(len(rule.patterns), 'pattern', 'patterns')}): {state}")
    lines += [f"• {rule.full_name}: no room, a server has {MOST_RULES} such rules at most" for rule in plan.left_out]
    return "\n".join(lines)


def _buttons(plan: _Plan) -> discord.ui.View:
    make = "Update them" if plan.ours else "Make them"
    create = button(make, CREATE, discord.ButtonStyle.primary, disabled=not plan.wanted)
    return view([create, button("Remove them", REMOVE, disabled=not plan.ours)])
