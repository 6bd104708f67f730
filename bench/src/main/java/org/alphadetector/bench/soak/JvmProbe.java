package org.alphadetector.bench.soak;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What a virtual machine says of its memory: live objects after a collection, and what it holds besides the heap. Compiled
 * code and what is known of classes and methods is a measure of its own: it grows for hours, ever more slowly, as rarely
 * used methods are compiled, and only as far as there are methods; classes are counted, so that a leak of theirs shows.
 */
final class JvmProbe implements Probe {
    private static final double MB = 1 << 20;
    private static final double KB_OF_MB = 1 << 10;
    private static final String COMMITTED = "\\(reserved=\\d+KB, committed=(\\d+)KB";
    private static final Pattern TOTAL = Pattern.compile("Total: reserved=\\d+KB, committed=(\\d+)KB");
    private static final Pattern HEAP = Pattern.compile("Java Heap " + COMMITTED);
    private static final Pattern CODE =
            Pattern.compile("(?:Class|Code|Compiler|Symbol|Metaspace|Arena Chunk) " + COMMITTED);

    private final String name;
    private final double heapStep;
    private final JMXConnector connector;
    private final MBeanServerConnection connection;

    /** Attaches to a process, which has to track its native memory; the heap may gain so many MB at once. */
    @SuppressWarnings("BanJNDI") // The address is the one the process itself gives.
    JvmProbe(String name, long pid, double heapStep) throws IOException {
        this.name = name;
        this.heapStep = heapStep;
        connector = JMXConnectorFactory.connect(new JMXServiceURL(address(pid)));
        connection = connector.getMBeanServerConnection();
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                new Measure(name + " heap", "MB", 2, 0.02, heapStep),
                new Measure(name + " native", "MB", 2, 0.02),
                Measure.unbounded(name + " code", "MB"),
                new Measure(name + " classes", "", 50, 0.01));
    }

    @Override
    public List<Double> read() throws IOException {
        String summary = nativeMemory();
        double code = sum(CODE, summary);
        double rest = sum(TOTAL, summary) - sum(HEAP, summary) - code;
        int classes = ManagementFactory.getPlatformMXBean(connection, ClassLoadingMXBean.class)
                .getLoadedClassCount();
        return List.of(liveHeapBytes() / MB, rest / KB_OF_MB, code / KB_OF_MB, (double) classes);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }

    private static String address(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot attach: pid=" + pid, e);
        }
    }

    private double liveHeapBytes() throws IOException {
        ManagementFactory.newPlatformMXBeanProxy(connection, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class)
                .gc();
        double bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getPlatformMXBeans(connection, MemoryPoolMXBean.class)) {
            if (pool.getType() == MemoryType.HEAP) {
                bytes += pool.getCollectionUsage().getUsed();
            }
        }
        return bytes;
    }

    private String nativeMemory() throws IOException {
        try {
            return (String) connection.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "vmNativeMemory",
                    new Object[] {new String[] {"summary"}},
                    new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IOException("the process does not tell its native memory: name=" + name, e);
        }
    }

    /** Of all places where the pattern is, in KB. */
    private static double sum(Pattern pattern, String summary) {
        Matcher matcher = pattern.matcher(summary);
        double sum = 0;
        boolean isThere = false;
        while (matcher.find()) {
            isThere = true;
            sum += Double.parseDouble(matcher.group(1));
        }
        if (!isThere) {
            throw new IllegalStateException("not a summary of native memory: " + summary);
        }
        return sum;
    }
}
