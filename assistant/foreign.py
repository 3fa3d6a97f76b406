"""Languages that are not read: a sentence in each that says so. Pure but for the language model of
letters, which is loaded on first use."""

from __future__ import annotations

import re

from assistant.glossary import told_apart

# In each: "I read English, Spanish, French, Portuguese and German. Please use one of them."
SENTENCES = {
    "it": "Leggo inglese, spagnolo, francese, portoghese e tedesco. Usi per favore una di queste "
    "lingue.",
    "nl": "Ik lees Engels, Spaans, Frans, Portugees en Duits. Gebruik alstublieft een van deze "
    "talen.",
    "pl": "Czytam po angielsku, hiszpańsku, francusku, portugalsku i niemiecku. Proszę użyć "
    "jednego "
    "z tych języków.",
    "ro": "Citesc engleză, spaniolă, franceză, portugheză și germană. Vă rog să folosiți una "
    "dintre "
    "ele.",
    "sv": "Jag läser engelska, spanska, franska, portugisiska och tyska. Använd gärna ett av dem.",
    "da": "Jeg læser engelsk, spansk, fransk, portugisisk og tysk. Brug venligst et af dem.",
    "tr": "İngilizce, İspanyolca, Fransızca, Portekizce ve Almanca okuyorum. Lütfen bunlardan "
    "birini "
    "kullanın.",
    "id": "Saya membaca bahasa Inggris, Spanyol, Prancis, Portugis, dan Jerman. Silakan gunakan "
    "salah "
    "satunya.",
    "cs": "Čtu anglicky, španělsky, francouzsky, portugalsky a německy. Použijte prosím jeden z "
    "těchto "
    "jazyků.",
    "hu": "Angolul, spanyolul, franciául, portugálul és németül olvasok. Kérem, használja ezek "
    "egyikét.",
    "fi": "Luen englantia, espanjaa, ranskaa, portugalia ja saksaa. Käytä jotakin niistä.",
    "hr": "Čitam engleski, španjolski, francuski, portugalski i njemački. Molim koristite jedan od "
    "njih.",
    "sw": "Ninasoma Kiingereza, Kihispania, Kifaransa, Kireno na Kijerumani. Tafadhali tumia "
    "mojawapo.",
    "ru": "Я читаю по-английски, по-испански, по-французски, по-португальски и по-немецки. "
    "Пожалуйста, используйте один из этих языков.",
    "uk": "Я читаю англійською, іспанською, французькою, португальською та німецькою. Будь ласка, "
    "використайте одну з цих мов.",
    "el": "Διαβάζω αγγλικά, ισπανικά, γαλλικά, πορτογαλικά και γερμανικά. Χρησιμοποιήστε "
    "παρακαλώ μία "
    "από αυτές τις γλώσσες.",
    "ar": "أقرأ الإنجليزية والإسبانية والفرنسية والبرتغالية والألمانية. يُرجى استخدام إحداها.",
    "he": "אני קורא אנגלית, ספרדית, צרפתית, פורטוגזית וגרמנית. אנא השתמשו באחת מהן.",
    "hi": "मैं अंग्रेज़ी, स्पेनिश, फ़्रेंच, पुर्तगाली और जर्मन पढ़ता हूँ। कृपया इनमें से किसी एक का उपयोग करें।",
    "zh": "我能阅读英语、西班牙语、法语、葡萄牙语和德语。请使用其中一种语言。",
    "ja": "英語、スペイン語、フランス語、ポルトガル語、ドイツ語を読めます。"
    "いずれかをお使いください。",
    "ko": "영어, 스페인어, 프랑스어, 포르투갈어, 독일어를 읽습니다. 그중 하나를 사용해 주세요.",
    "th": "ฉันอ่านภาษาอังกฤษ สเปน ฝรั่งเศส โปรตุเกส และเยอรมัน โปรดใช้ภาษาใดภาษาหนึ่ง",
    "": "I read English, Spanish, French, Portuguese and German. Please use one of them.",
}
# Scripts that none of the five languages is written in; Kana before Han, which Japanese mixes.
SCRIPTS = (
    ("ja", r"[\u3040-\u30ff]"), ("ko", r"[\uac00-\ud7af]"), ("zh", r"[\u4e00-\u9fff]"),
    ("uk", r"[іїєґІЇЄҐ]"), ("ru", r"[\u0400-\u04ff]"), ("ar", r"[\u0600-\u06ff]"),
    ("he", r"[\u0590-\u05ff]"), ("hi", r"[\u0900-\u097f]"), ("th", r"[\u0e00-\u0e7f]"),
    ("el", r"[\u0370-\u03ff]"), ("", r"[\u0980-\u0dff\u0e80-\u10ff\u1200-\u137f]"),
)  # fmt: skip
MOSTLY = 0.4  # share of the letters that must be of such a script
FEWEST = 4  # words from which letters tell a language
SURE = 0.9


def foreign_language(text: str) -> str | None:
    """The code of a language that is not read ("" for one without a sentence here), or None: for a
    text in one of the five, or too short to tell."""
    letters = [c for c in text if c.isalpha()]
    for code, script in SCRIPTS:
        if len(re.findall(script, text)) > MOSTLY * len(letters) > 0 or (
            code == "ja" and re.search(script, text)
        ):
            return code
    if len(re.findall(r"[^\W\d_]{2,}", text)) < FEWEST:
        return None
    found, sure = told_apart(text)
    return found if sure >= SURE and found in SENTENCES else None


def not_read(language: str) -> str:
    """The sentence in a language, or in English when there is none."""
    return SENTENCES.get(language, SENTENCES[""])
