@NullMarked
package dev.outbound.example.phone;

import org.jspecify.annotations.NullMarked;
