//! One action of the journal whole. The same lines go to the window and to the command line.

use super::facts::Facts;
use super::results::{subject, verdict};
use crate::app::model::RecordedView;
use crate::domain::{Action, Evidence, MuteEnd, MuteTime, Plan, Role, Stamp, Target};
use crate::i18n::Phrase;
use crate::job::{
    EntrySeal, Recorded, RecordedAction, RecordedCall, RecordedPruning, RecordedStep, Standing, StepKind,
    TargetResult, Verdict,
};
use crate::text::SafeText;
use crate::view::Skin;
use crate::view::panes::members::role_words;
use crate::view::theme::Tone;
use crate::view::widgets::{Body, Line, Page, paragraph};
use crate::view::words::{self, Words};

pub(super) fn page<'a>(view: &'a RecordedView, skin: &'a Skin, screen: u16) -> Page<'a> {
    let width = super::text_width(super::LIST, screen);
    let lines = match (&view.recorded, &view.fault) {
        (Some(recorded), _) => lines(recorded, skin, width),
        (None, Some(fault)) => paragraph("! ", &super::journal::fault_words(fault, skin), Tone::Bad, width),
        (None, None) if view.loading.is_some() => vec![Line::of(skin.text("record-loading"), Tone::Dim)],
        (None, None) => vec![Line::of(skin.say(&numbered("record-none", view.entry)), Tone::Dim)],
    };
    Page {
        title: Line::of(skin.say(&numbered("record-title", view.entry)), Tone::Strong),
        tone: Tone::Focus,
        width: super::LIST,
        head: Vec::new(),
        body: Body::lines(lines, view.scroll),
        foot: Vec::new(),
    }
}

fn numbered(key: &str, entry: u64) -> Phrase {
    Phrase::new(key).with("entry", number(entry))
}

fn number(number: u64) -> SafeText {
    SafeText::new(&number.to_string())
}

/// Everything about it, in lines of at most `width` columns.
pub(crate) fn lines(recorded: &Recorded, skin: &Skin, width: usize) -> Vec<Line> {
    let mut facts = Facts::new(skin, width);
    match recorded {
        Recorded::Action(action) => of_action(&mut facts, action, width),
        Recorded::Call(call) => of_call(&mut facts, call, width),
        Recorded::Pruning(pruning) => of_pruning(&mut facts, pruning, width),
        Recorded::Pruned { entry, by, seal } => {
            let phrase = numbered(if by.is_some() { "record-pruned" } else { "record-emptied" }, *entry);
            let words = skin.say(&phrase.with("by", number(by.unwrap_or_default())));
            facts.lines.extend(paragraph(
                "",
                &words,
                if by.is_some() { Tone::Plain } else { Tone::Bad },
                width,
            ));
            seals(&mut facts, std::slice::from_ref(seal), width);
        }
    }
    facts.lines
}

/// A request written by hand.
fn of_call(facts: &mut Facts<'_>, call: &RecordedCall, width: usize) {
    let skin = facts.skin();
    facts.lines.push(Line::of(skin.text("record-by-hand"), Tone::Strong));
    facts.add("record-when", words::zoned_moment(skin, call.at));
    facts.add("record-operator", &call.operator);
    facts.add("record-profile", &call.profile);
    facts.add("record-path", &call.path);
    facts.add("record-request", SafeText::new(&call.request));
    facts.add("record-reason", SafeText::new(&call.reason));
    let done = usize::from(call.standing == Standing::Done);
    let (state, tone) = super::journal::standing_words(call.standing, done, 1, skin);
    facts.add_toned("record-standing", state, tone);
    if let Some(fault) = &call.fault {
        facts.add_toned("record-fault", skin.say(&Phrase::from(fault)), Tone::Bad);
    }
    facts.heading("record-steps");
    let answer = match call.took {
        Some(took) => {
            let ms = words::count_arg(u64::try_from(took.as_millis()).unwrap_or(u64::MAX));
            skin.say(&Phrase::new("record-answer-after").with("ms", ms))
        }
        None => skin.text("record-no-answer"),
    };
    facts.lines.push(Line::new().gap(2).with(answer, Tone::Plain));
    seals(facts, &call.seals, width);
}

fn of_pruning(facts: &mut Facts<'_>, pruning: &RecordedPruning, width: usize) {
    let skin = facts.skin();
    let before = SafeText::new(words::zoned_moment(skin, pruning.before).as_str());
    facts.lines.push(Line::of(skin.say(&Phrase::new("record-pruning").with("before", before)), Tone::Strong));
    facts.add("record-when", words::zoned_moment(skin, pruning.at));
    facts.add("record-operator", &pruning.operator);
    facts.add("record-reason", &pruning.reason);
    let what = Phrase::new("record-pruning-what")
        .with("entries", words::count_arg(pruning.entries))
        .with("actions", words::count_arg(pruning.actions))
        .with("first", number(pruning.first))
        .with("last", number(pruning.last));
    facts.add("record-content", skin.say(&what));
    seals(facts, std::slice::from_ref(&pruning.seal), width);
}

fn of_action(facts: &mut Facts<'_>, action: &RecordedAction, width: usize) {
    let skin = facts.skin();
    let plan = &action.plan;
    facts.lines.push(super::targets::title(plan, skin));
    facts.add("record-when", words::zoned_moment(skin, action.at));
    facts.add("record-operator", &action.operator);
    facts.add("record-profile", &action.profile);
    facts.add_lines("record-group", [super::targets::group_line(plan, skin)]);
    what(facts, plan);
    if let Some(undoes) = &plan.undoes {
        facts.add("record-undo", skin.say(&Phrase::new("undo-of").with("entry", number(undoes.entry))));
    }
    facts.add("record-reason", SafeText::new(&plan.reason));
    let (state, tone) = super::journal::standing_words(
        action.standing,
        action.results.iter().filter(|result| result.verdict == Verdict::Done).count(),
        plan.targets.len(),
        skin,
    );
    facts.add_toned("record-standing", state, tone);
    if let Some(denial) = &action.denial {
        facts.add_toned("record-denied", skin.say(&Phrase::from(denial)), Tone::Bad);
    }
    facts.counted("record-targets", plan.targets.len());
    for (at, target) in plan.targets.iter().enumerate() {
        // Results stand in the order of the plan, but some may be missing.
        let same = |result: &&TargetResult| result.subject == target.subject;
        let result = action.results.get(at).filter(same).or_else(|| action.results.iter().find(same));
        facts.lines.extend(target_lines(target, result, width, skin));
    }
    if !plan.refused.is_empty() {
        facts.counted("record-refused", plan.refused.len());
        for refused in &plan.refused {
            let words = Words::join(
                &[subject(&refused.target.subject, skin), skin.say(&Phrase::from(&refused.why))],
                "  ",
            );
            facts.lines.extend(paragraph("  ", &words, Tone::Plain, width));
        }
    }
    if !plan.evidence.is_empty() {
        facts.counted("record-evidence", plan.evidence.len());
        for evidence in &plan.evidence {
            facts.lines.extend(quote(evidence, skin, width));
        }
    }
    facts.heading("record-steps");
    if action.steps.is_empty() {
        facts.lines.push(Line::of("  ", Tone::Dim).with(skin.text("record-no-steps"), Tone::Dim));
    }
    for step in &action.steps {
        facts.lines.extend(of_step(step, action, skin, width));
    }
    seals(facts, &action.seals, width);
}

/// The order's particulars, and what was there before.
fn what(facts: &mut Facts<'_>, plan: &Plan) {
    let skin = facts.skin();
    match &plan.action {
        Action::Mute { time: MuteTime::For(time), .. } => facts.add("record-time", words::exact(skin, *time)),
        Action::Mute { time: MuteTime::Forever, .. } => facts.add("record-time", skin.text("preset-forever")),
        Action::Notify { content, .. } | Action::Send { content } => {
            facts.add("record-content", SafeText::new(content));
        }
        Action::SetNameCard { name_card, .. } => facts.add("record-content", SafeText::new(name_card)),
        Action::SetRole { role, .. } => {
            facts.add("record-content", super::card::role(*role, skin));
        }
        Action::MuteAll { on } => facts.add("record-content", on_off(*on, skin)),
        _ => {}
    }
    if let (Action::TransferOwner { .. }, Some(owner)) = (&plan.action, &plan.before.owner) {
        facts.add("record-owner", owner.safe());
    }
    if let (Action::MuteAll { .. }, Some(on)) = (&plan.action, plan.before.mute_all) {
        facts.add("record-mute-all", on_off(on, skin));
    }
    let caveats: Vec<Words> =
        plan.caveats.iter().map(|caveat| skin.say(&Phrase::caveat(*caveat, plan))).collect();
    facts.add("record-told", Words::join(&caveats, " "));
}

fn on_off(on: bool, skin: &Skin) -> Words {
    skin.text(if on { "record-on" } else { "record-off" })
}

/// Result, ID, name, role and mute before, and what went wrong.
fn target_lines(target: &Target, result: Option<&TargetResult>, width: usize, skin: &Skin) -> Vec<Line> {
    let (word, tone) = result.map_or((Words::from("-"), Tone::Dim), |result| verdict(&result.verdict, skin));
    let mut line = Line::new().gap(2).with(word.padded(12, skin.glyphs.ellipsis), tone).gap(1);
    line = line.with(subject(&target.subject, skin), Tone::Strong);
    if let Some(sender) = &target.sender {
        line = line.gap(1).with(sender.safe(), Tone::Plain);
    }
    let mut details = vec![(Words::from(&target.label), Tone::Plain)];
    details.extend(target.role.filter(|role| *role != Role::Member).map(|role| role_words(role, skin)));
    details.extend(target.mute.map(|mute| (mute_before(mute, skin), Tone::Muted)));
    if let Some(fault) = result.and_then(|result| result.verdict.fault()) {
        details.push((why(fault, skin), Tone::Dim));
    }
    flow(line, details, width)
}

/// Goes on with these pieces, on the same line where they fit, else wrapped on the next ones.
fn flow(first: Line, pieces: impl IntoIterator<Item = (Words, Tone)>, width: usize) -> Vec<Line> {
    const INDENT: usize = 6;
    let (mut lines, mut line) = (Vec::new(), first);
    for (words, tone) in pieces {
        if words.is_empty() {
            continue;
        }
        if line.width() + 2 + words.width() <= width {
            line = line.gap(2).with(words, tone);
            continue;
        }
        for piece in words.wrap(width.saturating_sub(INDENT).max(8)) {
            lines.push(std::mem::replace(&mut line, Line::new().gap(INDENT).with(piece, tone)));
        }
    }
    lines.push(line);
    lines
}

fn mute_before(mute: MuteEnd, skin: &Skin) -> Words {
    match mute {
        MuteEnd::Never => skin.text("record-muted-forever"),
        MuteEnd::At(end) => {
            let time = SafeText::new(words::zoned_moment(skin, end).as_str());
            skin.say(&Phrase::new("record-muted-until").with("time", time))
        }
    }
}

fn why(fault: &crate::job::Fault, skin: &Skin) -> Words {
    match fault.code {
        Some(code) => {
            let meaning = skin.say(&Phrase::new("code-meaning").with("code", code));
            Words::join(&[words::plain(code), meaning], " ")
        }
        None => skin.say(&Phrase::from(fault)),
    }
}

/// `1043  2026-11-20 12:03:11 +08:00  u_77`, and what was said below it.
fn quote(evidence: &Evidence, skin: &Skin, width: usize) -> Vec<Line> {
    let at = Stamp::from_second(evidence.time).map(|at| words::zoned_moment(skin, at)).unwrap_or_default();
    let head = Line::new()
        .gap(2)
        .with(words::plain(evidence.seq), Tone::Dim)
        .gap(2)
        .with(at, Tone::Dim)
        .gap(2)
        .with(evidence.sender.safe(), Tone::Strong);
    let said =
        evidence.said().into_iter().flat_map(|text| Words::wrapped(&text, width.saturating_sub(4).max(8)));
    std::iter::once(head).chain(said.map(|line| Line::new().gap(4).with(line, Tone::Plain))).collect()
}

fn of_step(step: &RecordedStep, action: &RecordedAction, skin: &Skin, width: usize) -> Vec<Line> {
    let (told, tone) = told(&step.what, skin);
    let line = Line::new()
        .gap(2)
        .with(Words::join(&[Words::from("#"), words::plain(step.entry)], ""), Tone::Dim)
        .gap(2)
        .with(words::full_moment(skin, step.at), Tone::Dim);
    let mut pieces = vec![(told, tone)];
    if step.operator != action.operator {
        let by = Phrase::new("record-by").with("operator", &step.operator);
        pieces.push((skin.say(&by), Tone::Warn));
    }
    let mut lines = flow(line, pieces, width);
    if let StepKind::Call { request, .. } = &step.what {
        let request = SafeText::new_multiline(request);
        let request = Words::wrapped(&request, width.saturating_sub(6).max(8)).into_iter();
        lines.extend(request.map(|line| Line::new().gap(6).with(line, Tone::Dim)));
    }
    lines
}

fn told(what: &StepKind, skin: &Skin) -> (Words, Tone) {
    let over = |key: &str, results: &[TargetResult]| {
        let done = results.iter().filter(|result| result.verdict == Verdict::Done).count();
        let tone = if done == results.len() { Tone::Good } else { Tone::Warn };
        let phrase = Phrase::new(key)
            .with("done", words::count_arg(done))
            .with("count", words::count_arg(results.len()));
        (skin.say(&phrase), tone)
    };
    match what {
        StepKind::Call { batch, subjects, .. } => {
            let phrase = Phrase::new("record-call")
                .with("n", words::count_arg(batch + 1))
                .with("count", subjects.len());
            (skin.say(&phrase), Tone::Plain)
        }
        StepKind::Result { code, took, results, .. } => {
            let ms = words::count_arg(u64::try_from(took.as_millis()).unwrap_or(u64::MAX));
            let fault = results.iter().find_map(|result| result.verdict.fault());
            match (fault, *code) {
                (None, 0) => (skin.say(&Phrase::new("record-answer-ok").with("ms", ms)), Tone::Good),
                (Some(fault), 0) => {
                    let phrase =
                        Phrase::new("record-answer-none").with("ms", ms).with("why", Phrase::from(fault));
                    (skin.say(&phrase), Tone::Warn)
                }
                (_, code) => {
                    let phrase = Phrase::new("record-answer-code")
                        .with("ms", ms)
                        .with("code", SafeText::new(&code.to_string()))
                        .with("meaning", Phrase::new("code-meaning").with("code", code));
                    (skin.say(&phrase), Tone::Bad)
                }
            }
        }
        StepKind::Settled(results) => over("record-settled", results),
        StepKind::Resumed { targets: 0 } => (skin.text("record-taken-over"), Tone::Plain),
        StepKind::Resumed { targets } => {
            (skin.say(&Phrase::new("record-resumed").with("count", *targets)), Tone::Plain)
        }
        StepKind::End(results) => over("record-ended", results),
        StepKind::Unreadable => (skin.text("record-unreadable"), Tone::Bad),
    }
}

/// Of each entry: number, kind, whether its content fits its hash, and the hash.
fn seals(facts: &mut Facts<'_>, seals: &[EntrySeal], width: usize) {
    let skin = facts.skin();
    facts.heading("record-seals");
    for seal in seals {
        let (key, tone) =
            if seal.fits { ("record-fits", Tone::Good) } else { ("record-fits-not", Tone::Bad) };
        let line = Line::new()
            .gap(2)
            .with(Words::join(&[Words::from("#"), words::plain(seal.number)], ""), Tone::Dim)
            .gap(1)
            .with(Words::from(&seal.kind).padded(7, skin.glyphs.ellipsis), Tone::Plain)
            .gap(1)
            .with(skin.text(key), tone);
        facts.lines.extend(flow(line, [(Words::from(&seal.hash), Tone::Plain)], width));
    }
}
