package dev.outbound.address;

/** Addresses as logs may show them: enough to tell two apart, too little to write to. */
public final class Masked {

    private Masked() {}

    /** {@code b***@e***} for {@code bob@example.com}, {@code +1***34} for {@code +12125550134}. */
    public static String of(String address) {
        int at = address.lastIndexOf('@');
        if (at > 0 && at < address.length() - 1) {
            return address.charAt(0) + "***@" + address.charAt(at + 1) + "***";
        }
        return address.length() < 6 ? "***" : address.substring(0, 2) + "***" + address.substring(address.length() - 2);
    }
}
