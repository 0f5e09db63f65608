package dev.outbound.lab.faults;

import dev.outbound.storage.Storage;
import dev.outbound.store.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** A storage every call of which somebody sees. */
final class Ports {

    private Ports() {}

    /** Sees a call to a port and lets it happen. */
    interface Around {
        Object call(Class<?> port, Method method, Supplier<Object> call);
    }

    static Storage watched(Storage storage, Transactions transactions, Around around) {
        return proxy(Storage.class, storage, (method, call) -> {
            if (method.getReturnType() == Transactions.class) {
                return transactions;
            }
            Object port = call.get();
            return method.getReturnType().isInterface() ? watched(method.getReturnType(), port, around) : port;
        });
    }

    private static <T> T watched(Class<T> type, Object port, Around around) {
        return proxy(type, port, (method, call) -> around.call(type, method, call));
    }

    /** What happens instead of a method. */
    private interface Instead {
        Object of(Method method, Supplier<Object> call);
    }

    private static <T> T proxy(Class<T> type, Object target, Instead instead) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> instead.of(method, () -> {
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof RuntimeException known
                                ? known
                                : new IllegalStateException(e.getCause());
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })));
    }
}
