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
                <nav><a href="/people">People</a> <a href="/mailbox">Mailbox</a></nav>
                <main>
                <h1>{}</h1>
                {}
                </main>
                </body>
                </html>
                """, title, title, main);
    }
}
