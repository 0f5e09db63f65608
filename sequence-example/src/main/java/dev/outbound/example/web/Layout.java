package dev.outbound.example.web;

/** What all pages share. */
public final class Layout {

    private Layout() {}

    public static Html page(String title, Html main) {
        return Html.of("""
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>{}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"></head>
                <body>
                <nav><a href="/people">People</a> <a href="/sequences">Sequences</a> <a href="/mailbox">Mailbox</a>
                <a href="/phone">Texts and calls</a></nav>
                <main>
                <h1>{}</h1>
                {}
                </main>
                </body>
                </html>
                """, title, title, main);
    }

    /** A page for people from outside: no way into the app. */
    public static Html bare(String title, Html main) {
        return Html.of("""
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>{}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"></head>
                <body>
                <main>
                <h1>{}</h1>
                {}
                </main>
                </body>
                </html>
                """, title, title, main);
    }
}
