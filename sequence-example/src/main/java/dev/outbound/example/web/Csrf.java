package dev.outbound.example.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells forms of our own pages from forms of others: the hidden field must be what the cookie is. Pages elsewhere can read
 * neither, and browsers do not send the cookie along with the forms they post.
 */
final class Csrf {

    static final String FIELD = "csrf";
    private static final String COOKIE = "outbound_csrf";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** The token of a browser. */
    record Token(String value, boolean fresh) {

        /** @throws Problem 403 unless the form holds the token that the browser had before */
        void check(String given) {
            byte[] ours = value.getBytes(StandardCharsets.UTF_8);
            if (fresh || !MessageDigest.isEqual(ours, given.getBytes(StandardCharsets.UTF_8))) {
                throw new Problem(403, "This form is not from this app or is too old. Open the page again and repeat.");
            }
        }
    }

    /** The browser's token; a new one is set as a cookie. */
    Token of(HttpServletRequest request, HttpServletResponse response) {
        Cookie @Nullable [] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)
                        && FORM.matcher(cookie.getValue()).matches()) {
                    return new Token(cookie.getValue(), false);
                }
            }
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String value = HexFormat.of().formatHex(bytes);
        if (request.getMethod().equals("GET")) {
            String secure = request.isSecure() ? "; Secure" : "";
            response.addHeader("Set-Cookie", COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + secure);
        }
        return new Token(value, true);
    }
}
