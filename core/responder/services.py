"""Builds the parts of the responder: each gets what it needs and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from config.entities import EntityTypes
from config.guides import Guides
from config.phrases import Phrases
from config.reminders import ReminderSettings
from config.responding import CatchupSettings, HistorySettings, LoadSettings, ThrottleSettings
from config.revocation import Revocation
from config.settings import FileSettings

from ..metrics import Metrics
from ..ports import Chat, Clock
from ..reminders.guide_texts import GuideTexts
from ..reminders.services import ReminderServices, build_reminders
from ..reply import Verb
from ..settings_resolver import SettingsResolver
from ..spans import NoSpans, Spans
from ..store.store import Store
from ..workers import Workers
from .actions import ActionHandler, Actions
from .admin_commands import AdminCommands
from .alarms import Alarms
from .alerts import AdminAlerts
from .allowlisting import Allowlisting
from .attachments import Attachments
from .batching import BatchedNotices
from .channel_joiner import ChannelJoiner
from .checks import MessageChecks
from .commands import CommandHandler, Commands
from .coverage import ChannelCoverage
from .direct import DirectReplies
from .exemptions import Exemptions
from .history.services import HistoryParts, HistoryServices, build_history
from .home import HomePage
from .interaction_replies import InteractionReplies
from .introductions import Introductions
from .message_access import MessageAccess
from .message_actions import MessageActions
from .messages import MessageHandler
from .notices import Notices
from .pauses import Pauses
from .permissions import Permissions
from .personal_data import PersonalData
from .place_pages import PlacePages
from .privacy_channel import PrivacyChannel
from .recent_changes import RecentChanges
from .reminder_commands import ReminderCommands
from .shadow import ShadowReports
from .team_statistics import TeamStatistics


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependencies:
    """What the composition root passes in. ``key`` keys fingerprints and versions of messages."""

    workers: Workers
    store: Store
    settings: SettingsResolver
    clock: Clock
    metrics: Metrics
    types: EntityTypes
    guides: Guides
    phrases: Mapping[str, Phrases]
    key: bytes
    throttle: ThrottleSettings = field(default_factory=ThrottleSettings)
    load: LoadSettings = field(default_factory=LoadSettings)
    catchup: CatchupSettings = field(default_factory=CatchupSettings)
    history: HistorySettings = field(default_factory=HistorySettings)
    revocation: Mapping[str, Revocation] = field(default_factory=dict)
    reminders: ReminderSettings = field(default_factory=ReminderSettings)
    files: FileSettings = field(default_factory=FileSettings)
    spans: Spans = field(default_factory=NoSpans)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageServices:
    """The parts that handle messages."""

    permissions: Permissions
    checks: MessageChecks
    alerts: AdminAlerts
    notices: Notices
    access: MessageAccess
    direct: DirectReplies
    privacy_channel: PrivacyChannel
    recent_changes: RecentChanges
    alarms: Alarms
    messages: MessageHandler
    batched: BatchedNotices
    shadow: ShadowReports


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The parts that the responder calls."""

    handling: MessageServices
    history: HistoryServices
    reminding: ReminderServices
    joiner: ChannelJoiner
    introductions: Introductions
    home: HomePage
    commands: Commands
    actions: Actions


def build_services(given: Dependencies, chats: Mapping[str, Chat]) -> Services:
    """Chats: the connected platforms by name; the responder adds to them."""
    store, settings, clock, key = given.store, given.settings, given.clock, given.key
    handling = _build_handling(given, chats)
    guide_texts = GuideTexts(given.guides, given.phrases, settings)
    reminding = build_reminders(store, chats, settings, guide_texts, given.reminders, given.types, clock, key)
    joiner = ChannelJoiner(chats, settings, store.reminders, clock, key)
    reminder_commands = _build_reminder_commands(given, chats, handling.permissions, guide_texts, reminding)
    replies = InteractionReplies(chats, key)
    history, rights = _build_history(given, chats, handling), handling.permissions
    look = history.first_look
    handlers = _build_handlers(given, chats, handling, history, reminding, joiner, reminder_commands)
    return Services(
        handling=handling,
        history=history,
        reminding=reminding,
        joiner=joiner,
        introductions=Introductions(chats, settings, rights, store.workspaces, store.reminders, look, clock, key),
        home=_build_home(given, chats, handling.permissions),
        commands=Commands(rights, handling.checks, handling.direct, handling.access, replies, look, handlers.commands),
        actions=Actions(handlers.actions, replies),
    )


def _build_handling(given: Dependencies, chats: Mapping[str, Chat]) -> MessageServices:
    store, settings, clock, types, key = given.store, given.settings, given.clock, given.types, given.key
    findings, claims, database = store.findings, store.claims, store.database
    checks = MessageChecks(chats, settings, given.workers, Attachments(given.files, key), key)
    alerts = AdminAlerts(chats, settings, store.reminders, clock, key)
    notices = Notices(chats, findings, claims, alerts, clock, types)
    direct = DirectReplies(chats, checks, claims, clock, types)
    privacy_channel = PrivacyChannel(chats, settings, findings, types)
    changes = RecentChanges()
    alarms = Alarms(
        chats=chats,
        settings=settings,
        checks=checks,
        notices=notices,
        privacy_channel=privacy_channel,
        findings=findings,
        workspaces=store.workspaces,
        claims=claims,
        database=database,
        recent_changes=changes,
        throttle=given.throttle,
        clock=clock,
        metrics=given.metrics,
        key=key,
    )
    return MessageServices(
        permissions=Permissions(chats),
        checks=checks,
        alerts=alerts,
        notices=notices,
        access=MessageAccess(chats, notices),
        direct=direct,
        privacy_channel=privacy_channel,
        recent_changes=changes,
        alarms=alarms,
        messages=_build_messages(given, chats, checks, alarms, direct, notices, changes),
        batched=BatchedNotices(chats, settings, checks, notices, findings, claims, database, clock, types),
        shadow=ShadowReports(chats, settings, store.workspaces, findings, claims, clock, types, given.throttle.shadow_days),
    )


def _build_history(given: Dependencies, chats: Mapping[str, Chat], handling: MessageServices) -> HistoryServices:
    checks = MessageChecks(chats, given.settings, given.workers, Attachments(given.files, given.key), given.key)
    parts = HistoryParts(
        chats=chats,
        store=given.store,
        settings=given.settings,
        permissions=handling.permissions,
        checks=checks,
        notices=handling.notices,
        workers=given.workers,
        recent_changes=handling.recent_changes,
        history=given.history,
        throttle=given.throttle,
        clock=given.clock,
        types=given.types,
        key=given.key,
    )
    return build_history(parts)


def _build_messages(
    given: Dependencies,
    chats: Mapping[str, Chat],
    checks: MessageChecks,
    alarms: Alarms,
    direct: DirectReplies,
    notices: Notices,
    changes: RecentChanges,
) -> MessageHandler:
    return MessageHandler(
        chats=chats,
        settings=given.settings,
        workers=given.workers,
        checks=checks,
        alarms=alarms,
        direct=direct,
        notices=notices,
        findings=given.store.findings,
        unread_files=given.store.unread_files,
        recent_changes=changes,
        clock=given.clock,
        metrics=given.metrics,
        spans=given.spans,
    )


def _build_reminder_commands(
    given: Dependencies,
    chats: Mapping[str, Chat],
    permissions: Permissions,
    guide_texts: GuideTexts,
    reminding: ReminderServices,
) -> ReminderCommands:
    return ReminderCommands(
        chats=chats,
        settings=given.settings,
        permissions=permissions,
        guide_texts=guide_texts,
        guides=given.guides,
        reminder_settings=given.reminders,
        scheduler=reminding.scheduler,
        poster=reminding.poster,
        live_progress=reminding.live_progress,
        reminders=given.store.reminders,
        answers=given.store.answers,
        workspaces=given.store.workspaces,
        clock=given.clock,
    )


def _build_home(given: Dependencies, chats: Mapping[str, Chat], permissions: Permissions) -> HomePage:
    return HomePage(
        chats=chats,
        settings=given.settings,
        permissions=permissions,
        guides=given.guides,
        reminder_settings=given.reminders,
        findings=given.store.findings,
        reminders=given.store.reminders,
        answers=given.store.answers,
        erasure=given.store.erasure,
        clock=given.clock,
    )


@dataclass(frozen=True, slots=True)
class _Handlers:
    commands: Mapping[str, CommandHandler]
    actions: Mapping[Verb, ActionHandler]


def _build_handlers(
    given: Dependencies,
    chats: Mapping[str, Chat],
    handling: MessageServices,
    history: HistoryServices,
    reminding: ReminderServices,
    joiner: ChannelJoiner,
    reminders: ReminderCommands,
) -> _Handlers:
    store, settings, permissions, clock = given.store, given.settings, handling.permissions, given.clock
    coverage = ChannelCoverage(chats, settings, permissions, joiner)
    data = PersonalData(chats, settings, store.erasure, store.findings, given.types, store.retention_days)
    admin = AdminCommands(
        chats,
        settings,
        permissions,
        PlacePages(chats, settings),
        handling.shadow,
        joiner,
        reminders,
        given.phrases,
        store.unread_files,
        store.erasure,
        clock,
    )
    allowlisting = Allowlisting(
        chats,
        settings,
        permissions,
        handling.access,
        handling.checks,
        handling.notices,
        store.findings,
        store.allowlist,
        store.retention_days,
        clock,
        given.types,
    )
    commands = _command_handlers(
        admin,
        allowlisting,
        coverage,
        data,
        handling.privacy_channel,
        reminders,
        Pauses(chats, settings, clock),
        Exemptions(chats, settings),
        TeamStatistics(permissions, store.findings, store.answers, reminding.digest, clock),
    )
    on_message = _build_message_actions(given, chats, handling)
    actions = _action_handlers(admin, allowlisting, coverage, data, handling.privacy_channel, reminders, on_message)
    return _Handlers({**commands, "history": history.commands.command}, {**actions, Verb.HISTORY: history.commands.press})


def _build_message_actions(given: Dependencies, chats: Mapping[str, Chat], handling: MessageServices) -> MessageActions:
    return MessageActions(
        chats=chats,
        settings=given.settings,
        checks=handling.checks,
        access=handling.access,
        notices=handling.notices,
        direct=handling.direct,
        claims=given.store.claims,
        revocation=given.revocation,
        clock=given.clock,
        types=given.types,
    )


def _command_handlers(
    admin: AdminCommands,
    allowlisting: Allowlisting,
    coverage: ChannelCoverage,
    data: PersonalData,
    privacy_channel: PrivacyChannel,
    reminders: ReminderCommands,
    pauses: Pauses,
    exemptions: Exemptions,
    statistics: TeamStatistics,
) -> Mapping[str, CommandHandler]:
    return {
        "guide": reminders.guide,
        "reminders": reminders.command,
        "stats": statistics.stats,
        "status": admin.status,
        "pause": pauses.pause,
        "resume": pauses.resume,
        "quiet": pauses.quiet,
        "my-data": data.my_data,
        "forget-me": data.ask_forget_me,
        "settings": admin.settings_page,
        "channels": coverage.channels,
        "exempt": exemptions.exempt,
        "allowlist": allowlisting.allowlist,
        "privacy-channel": privacy_channel.privacy_channel,
        "forget-workspace": admin.ask_forget_workspace,
    }


def _action_handlers(
    admin: AdminCommands,
    allowlisting: Allowlisting,
    coverage: ChannelCoverage,
    data: PersonalData,
    privacy_channel: PrivacyChannel,
    reminders: ReminderCommands,
    on_message: MessageActions,
) -> Mapping[Verb, ActionHandler]:
    return {
        Verb.WHY: on_message.why,
        Verb.NOT_A_LEAK: allowlisting.not_a_leak,
        Verb.UNDO_MARK: allowlisting.undo,
        Verb.POST_REDACTED: on_message.post_redacted,
        Verb.DELETE: on_message.delete,
        Verb.SHOW: on_message.show,
        Verb.REVOKE: on_message.revoke,
        Verb.PAUSE: on_message.pause,
        Verb.COPY: on_message.copy,
        Verb.FORGET_ME: data.forget_me,
        Verb.JOIN_ALL: coverage.join_all,
        Verb.RESOLVE: privacy_channel.handle,
        Verb.ASSIGN: privacy_channel.handle,
        Verb.SHOW_HOW: reminders.show_how,
        Verb.SETTING: admin.set_choice,
        Verb.FORGET_WORKSPACE: admin.forget_workspace,
        Verb.DONE: reminders.confirm,
        Verb.NOT_USED: reminders.confirm,
        Verb.EXCLUDED: reminders.confirm,
        Verb.TOMORROW: reminders.tomorrow,
        Verb.NO_NUDGES: reminders.no_nudges,
        Verb.REMINDER: reminders.on_reminder,
    }
