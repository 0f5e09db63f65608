package dev.outbound.example.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as a handler sees it. */
public final class Call {

    private final HttpServletRequest request;
    private final Map<String, String> path;
    private final Form query;
    private final Form form;
    private final String body;
    private final String token;

    private Call(HttpServletRequest request, Map<String, String> path, String body, Form form, String token) {
        this.request = request;
        this.path = path;
        this.query = Form.parse(
                Optional.<@Nullable String>ofNullable(request.getQueryString()).orElse(""));
        this.body = body;
        this.form = form;
        this.token = token;
    }

    /** Reads what the route allows, and refuses a form without the token. */
    static Call read(HttpServletRequest request, Routes.Match match, Csrf.Token token) throws IOException {
        Call call = switch (match.route().kind()) {
            case READ -> new Call(request, match.values(), "", Form.EMPTY, token.value());
            case FORM, EXEMPT -> {
                String body = Form.body(request.getInputStream());
                Form form = isForm(request) ? Form.parse(body) : Form.EMPTY;
                yield new Call(request, match.values(), body, form, token.value());
            }
            case UPLOAD -> new Call(request, match.values(), "", Form.EMPTY, token.value());
        };
        if (match.route().kind() == Route.Kind.FORM) {
            token.check(call.form(Csrf.FIELD));
        } else if (match.route().kind() == Route.Kind.UPLOAD) {
            token.check(new String(call.upload(Csrf.FIELD).readNBytes(200), StandardCharsets.UTF_8));
        }
        return call;
    }

    /** What stands in the path for the name in braces. */
    public String path(String name) {
        return Optional.ofNullable(path.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the route has no {" + name + "}"));
    }

    /** The field of the query, empty if there is none. */
    public String query(String name) {
        return query.value(name);
    }

    /** The query as it came, empty if there is none. */
    public String rawQuery() {
        return Optional.<@Nullable String>ofNullable(request.getQueryString()).orElse("");
    }

    /** The field of the form, empty if there is none. */
    public String form(String name) {
        return form.value(name);
    }

    public Form form() {
        return form;
    }

    /** The body as it came, for routes that take no form. */
    public String body() {
        return body;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** The part of an upload, empty if there is none; the caller closes it. */
    public InputStream upload(String name) throws IOException {
        if (!String.valueOf(request.getContentType()).startsWith("multipart/form-data")) {
            throw new Problem(415, "This form must be sent as multipart/form-data.");
        }
        try {
            @Nullable Part part = request.getPart(name);
            return part == null ? new ByteArrayInputStream(new byte[0]) : part.getInputStream();
        } catch (ServletException | IllegalStateException | IOException refused) {
            throw new Problem(413, "The upload could not be read; it may be larger than 10 MB.");
        }
    }

    /** The hidden field every form needs. */
    public Html tokenField() {
        return Html.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">", Csrf.FIELD, token);
    }

    private static boolean isForm(HttpServletRequest request) {
        return String.valueOf(request.getContentType()).startsWith("application/x-www-form-urlencoded");
    }
}
