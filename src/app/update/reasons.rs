//! Reasons chosen by a digit instead of typed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::app::model::{Dialog, Field, FieldId, Model, SheetKind};
use crate::app::sheets;
use crate::i18n::{Phrase, Texts};

/// Takes a digit where it means a reason: with Alt everywhere in a sheet; by itself at the beginning of an empty reason,
/// and where no digit chooses anything else. Tells whether it was one.
pub(super) fn press(model: &mut Model, key: &KeyEvent) -> bool {
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut() else { return false };
    if matches!(sheet.kind, SheetKind::GoOn(_)) {
        // The reason is the one of the whole.
        return false;
    }
    let KeyCode::Char(digit @ '1'..='9') = key.code else { return false };
    let free = match sheet.focus {
        FieldId::Reason => sheet.reason.value().is_empty(),
        FieldId::Cancel => sheets::digits_are_free(sheet),
        FieldId::Content | FieldId::Challenge => false,
    };
    let means_reason = key.modifiers == KeyModifiers::ALT || (key.modifiers.is_empty() && free);
    if !means_reason {
        return false;
    }
    let at = digit.to_digit(10).unwrap_or(1) as usize - 1;
    let reason = match model.reasons.as_slice() {
        [] => sheets::REASONS.get(at).map(|name| Texts::new(model.lang).get(name).into_string()),
        own => own.get(at).cloned(),
    };
    match reason {
        Some(reason) => {
            sheet.reason = Field::with(&reason);
            sheet.error = None;
        }
        None => sheet.error = Some(Phrase::new("sheet-no-such-choice")),
    }
    true
}
