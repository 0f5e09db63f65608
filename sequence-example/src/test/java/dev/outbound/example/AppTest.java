package dev.outbound.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.example.config.AppConfig;
import dev.outbound.example.crm.People;
import dev.outbound.example.mailbox.MailServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole app over real HTTP. */
final class AppTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]{32})\"");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static App app;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() {
        app = App.start(
                AppConfig.of(Optional.empty(), Map.of("OUTBOUND_FOLDER", folder.toString(), "OUTBOUND_PORT", "0")));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void health_is_ok_and_every_answer_has_the_security_headers() throws Exception {
        HttpResponse<String> health = get("/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("ok");
        for (HttpResponse<String> answer : List.of(health, get("/nothing"), get("/people"))) {
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self'"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void the_app_listens_on_the_loopback_address_only() {
        assertThat(app.url().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void hostile_names_are_shown_as_text() throws Exception {
        String csv =
                "first_name,last_name,email,company\n<script>alert(1)</script>,Hostile,h@a.example,\"\"\"><img src=x>\"\n";

        assertThat(importText(token(), csv).statusCode()).isEqualTo(200);
        String page = get("/people?q=hostile").body();

        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt; Hostile", "&quot;&gt;&lt;img src=x&gt;");
        assertThat(page).doesNotContain("<script", "<img");
        assertThat(get("/people?q=%22%3E%3Cscript%3E").body()).contains("value=\"&quot;&gt;&lt;script&gt;\"");
    }

    @Test
    void an_invalid_import_answers_422_with_the_line() throws Exception {
        HttpResponse<String> report = importText(token(), "first_name,last_name,email\nAda,Ash,nowhere\n");

        assertThat(report.statusCode()).isEqualTo(422);
        assertThat(report.body()).contains("Nothing was imported", "<td>2</td><td>INVALID</td>");
    }

    @Test
    void a_post_without_the_token_of_the_browser_is_forbidden_and_changes_nothing() throws Exception {
        String csv = "first_name,last_name,email\nNo,Body,nobody@a.example\n";
        String othersToken = token();
        browser.cookieHandler()
                .ifPresent(cookies -> ((CookieManager) cookies).getCookieStore().removeAll());

        assertThat(importText("", csv).statusCode()).isEqualTo(403);
        assertThat(importText(othersToken, csv).statusCode()).isEqualTo(403);
        token();
        assertThat(importText("", csv).statusCode()).isEqualTo(403);
        assertThat(importText(othersToken, csv).statusCode()).isEqualTo(403);
        assertThat(post("/people/sample", "").statusCode()).isEqualTo(403);
        assertThat(get("/people?q=nobody").body()).doesNotContain("nobody@a.example");
    }

    @Test
    void the_sample_people_are_loaded_by_a_form() throws Exception {
        HttpResponse<String> report = post("/people/sample", "csrf=" + token());

        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.body()).contains("200 imported");
        assertThat(app.get(People.class).count()).isGreaterThanOrEqualTo(200);
        assertThat(get("/people").body()).contains("rel=\"next\"");
    }

    @Test
    void unknown_pages_wrong_methods_and_large_forms_have_their_own_answers() throws Exception {
        assertThat(get("/nothing/here").statusCode()).isEqualTo(404);
        assertThat(get("/mailbox/12345").statusCode()).isEqualTo(404);
        assertThat(get("/mailbox/x").statusCode()).isEqualTo(404);
        assertThat(get("/people/import").statusCode()).isEqualTo(405);
        assertThat(get("/people?after=nonsense").statusCode()).isEqualTo(422);
        assertThat(post("/people/sample", "a=" + "x".repeat(70_000)).statusCode())
                .isEqualTo(413);
        assertThat(post("/people/import", "csrf=1").statusCode()).isEqualTo(415);
        assertThat(importText(token(), "x".repeat(12_000_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void mail_is_listed_and_opened_with_its_headers_and_as_text() throws Exception {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), app.get(MailServer.class).port())) {
            OutputStream out = socket.getOutputStream();
            for (String line : new String[] {"HELO a", "MAIL FROM:<a@a.example>", "RCPT TO:<b@b.example>", "DATA"}) {
                out.write((line + "\r\n").getBytes(UTF_8));
            }
            out.write(
                    "Subject: <b>hi</b>\r\nX-Sequence-Attempt: 9\r\n\r\n<i>text</i>\r\n.\r\nQUIT\r\n".getBytes(UTF_8));
            socket.getInputStream().readAllBytes();
        }

        assertThat(get("/mailbox").body()).contains("href=\"/mailbox/1\"", "&lt;b&gt;hi&lt;/b&gt;", "b@b.example");
        assertThat(get("/mailbox/1").body()).contains("X-Sequence-Attempt: 9", "&lt;i&gt;text&lt;/i&gt;");
    }

    private String token() throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/people").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> importText(String token, String csv) throws IOException, InterruptedException {
        String body = part("csrf", token) + part("file\"; filename=\"", "") + part("text", csv) + "--edge--\r\n";
        return browser.send(
                HttpRequest.newBuilder(uri("/people/import"))
                        .header("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String part(String name, String value) {
        return "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static URI uri(String path) {
        return app.url().resolve(path);
    }
}
