"""The style sheet for what Qt paints itself: fields, menus, scroll bars, tooltips. Everything else paints itself."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from traynotify.ui.look import Look
from traynotify.ui.theme import LARGE_TARGET, RADIUS_BOX, TARGET, qt_palette

_SHEET = """
QToolTip {{
    color: {text}; background: {raised}; border: 1px solid {edge}; border-radius: {radius}px; padding: 4px 6px;
}}
QMenu {{
    color: {text}; background: {raised}; border: 1px solid {edge}; border-radius: {radius}px; padding: 4px;
    font-size: {body}px;
}}
QMenu::item {{ min-height: {item}px; padding: 0 20px 0 12px; border-radius: 4px; background: transparent; }}
QMenu::item:selected {{ background: {selected}; color: {text}; }}
QMenu::item:disabled {{ color: {text3}; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::indicator {{ width: 0; height: 0; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QLineEdit, QComboBox {{
    color: {text}; background: {surface}; border: 1px solid {control}; border-radius: {radius}px;
    padding: 1px 11px; min-height: {field}px; font-size: {body}px;
    selection-background-color: {accent}; selection-color: {on_accent}; placeholder-text-color: {text3};
}}
QPlainTextEdit {{
    color: {text}; background: {surface}; border: 1px solid {control}; border-radius: {radius}px; padding: 4px 7px;
    font-size: {body}px; selection-background-color: {accent}; selection-color: {on_accent};
    placeholder-text-color: {text3};
}}
QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 3px 6px; }}
QLineEdit:focus, QComboBox:focus {{ border: 2px solid {accent}; padding: 0 10px; }}
QLineEdit:disabled, QComboBox:disabled {{ color: {text3}; border-color: {line}; }}
QLineEdit[large="true"] {{ min-height: {large}px; font-size: {state}px; }}
QLineEdit[search="true"] {{ background: {sunken}; border: 1px solid {search_edge}; padding: 0; }}
QLineEdit[search="true"]:focus {{ border: 2px solid {accent}; padding: 0; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: none; }}
QScrollArea, QAbstractScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {edge}; border-radius: 2px; min-height: 32px; margin: 2px; }}
QScrollBar::handle:vertical:hover {{ background: {control}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def style_sheet(look: Look) -> str:
    """The sheet in the colours and sizes of `look`."""
    palette = look.palette
    colors = {name: value.name() for name, value in vars(palette).items() if isinstance(value, QColor)}
    return _SHEET.format(
        **colors,
        search_edge=(palette.control if palette.is_high_contrast else palette.sunken).name(),
        radius=RADIUS_BOX,
        body=look.type.body.font.pixelSize(),
        state=look.type.state.font.pixelSize(),
        field=max(TARGET, look.type.body.line + 8) - 4,
        item=max(TARGET, look.type.body.line + 8),
        large=max(LARGE_TARGET, look.type.state.line + 16) - 4,
    )


def dress(window: QWidget, look: Look) -> None:
    """Give `window` and all that is in it the colours of `look`; to be called again whenever those change."""
    window.setPalette(qt_palette(look.palette))
    window.setFont(look.type.body.font)
    window.setStyleSheet(style_sheet(look))
