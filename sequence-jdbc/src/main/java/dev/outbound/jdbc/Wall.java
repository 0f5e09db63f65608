package dev.outbound.jdbc;

import dev.outbound.workspace.WorkspaceId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Tells PostgreSQL for whom each statement runs, where row level security asks for it. A store's method is taken at its
 * word: one that is given a workspace is for that one, whatever its statements say; one that is given none serves all.
 */
final class Wall {

    private static final Whose EVERYBODY = new Whose("", "on");

    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Whose> wanted = new ThreadLocal<>();

    /** What the running transaction was told. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Whose> told = new ThreadLocal<>();

    private record Whose(String workspace, String all) {}

    /** The store, each of whose methods runs for the workspace it is given. */
    <S> S before(Class<S> port, S store) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    Whose outer = wanted.get();
                    boolean forOne = arguments != null && arguments[0] instanceof WorkspaceId;
                    wanted.set(forOne ? new Whose(String.valueOf(arguments[0]), "") : EVERYBODY);
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    } finally {
                        wanted.set(outer);
                    }
                }));
    }

    /** The handle, whose transaction knows for whom the next statement is. It forgets it when it ends. */
    Handle told(Handle handle) {
        Whose now = wanted.get();
        if (now != null && !now.equals(told.get())) {
            handle.createQuery("""
                            select set_config('seq.workspace', :workspace, true),
                                   set_config('seq.all_workspaces', :all, true)
                            """)
                    .bind("workspace", now.workspace())
                    .bind("all", now.all())
                    .mapTo(String.class)
                    .one();
            told.set(now);
        }
        return handle;
    }

    /** The transaction ended, or went back to a savepoint. */
    void forget() {
        told.remove();
    }
}
