import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gephi.graph.api.AttributeUtils;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.TimeFormat;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeDirectionDefault;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Opens files in Gephi and prints what it holds as JSON, one line each. Called by readBack.test.ts. */
public class ReadGephi {
  public static void main(String[] paths) throws Exception {
    // Gephi says things on standard output.
    java.io.PrintStream out = System.out;
    System.setOut(System.err);
    for (String path : paths) out.println(read(new File(path)));
    System.exit(0);
  }

  static String read(File file) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(file);
    container.getLoader().setEdgeDefault(EdgeDirectionDefault.DIRECTED);
    // As "Don't merge" in Gephi's import dialog: else several meetings of the same two become one edge.
    container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
    container.closeLoader();
    List<String> issues = new ArrayList<>();
    var found = container.getReport().getIssues(1000);
    while (found.hasNext()) {
      Issue issue = found.next();
      issues.add(quote(issue.getLevel() + ": " + issue.getMessage()));
    }
    importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
    Graph graph = model.getGraph();
    List<String> nodes = new ArrayList<>();
    for (Node node : graph.getNodes().toArray())
      nodes.add("{\"id\":" + quote(node.getId()) + ",\"label\":" + quote(node.getLabel()) + ",\"attributes\":" + attributes(node) + "}");
    List<String> edges = new ArrayList<>();
    for (Edge edge : graph.getEdges().toArray())
      edges.add("{\"id\":" + quote(edge.getId()) + ",\"from\":" + quote(edge.getSource().getId()) + ",\"to\":" + quote(edge.getTarget().getId())
          + ",\"kind\":" + quote(edge.getTypeLabel()) + ",\"weight\":" + edge.getWeight() + ",\"directed\":" + edge.isDirected()
          + ",\"attributes\":" + attributes(edge) + "}");
    return "{\"issues\":[" + String.join(",", issues) + "],\"nodes\":[" + String.join(",", nodes) + "],\"edges\":[" + String.join(",", edges) + "]}";
  }

  static String attributes(Element element) {
    TreeMap<String, String> values = new TreeMap<>();
    for (Column column : element.getTable().toArray()) {
      Object value = element.getAttribute(column);
      if (value != null)
        values.put(column.getTitle(), quote(AttributeUtils.print(value, TimeFormat.DATE, org.joda.time.DateTimeZone.UTC)));
    }
    List<String> pairs = new ArrayList<>();
    values.forEach((name, value) -> pairs.add(quote(name) + ":" + value));
    return "{" + String.join(",", pairs) + "}";
  }

  static String quote(Object value) {
    if (value == null) return "null";
    StringBuilder text = new StringBuilder("\"");
    for (char sign : value.toString().toCharArray()) {
      if (sign == '"' || sign == '\\') text.append('\\').append(sign);
      else if (sign < ' ' || sign > '~') text.append(String.format("\\u%04x", (int) sign));
      else text.append(sign);
    }
    return text.append('"').toString();
  }
}
