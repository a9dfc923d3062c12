"""Reads what Entente exported with the programs that people use, and prints what they hold as JSON. Called by readBack.test.ts."""
import json
import sys
from urllib.parse import unquote


def networkx(path):
    import networkx

    read = networkx.read_gexf if path.endswith("gexf") else networkx.read_graphml
    graph = read(path)
    edges = list(graph.edges(data=True))
    dates = ("date", "since", "until")
    return {
        "nodes": {key: data["name"] for key, data in graph.nodes(data=True)},
        "edges": sorted([a, data["type"], b] + [data.get(name) or "" for name in dates] for a, b, data in edges),
        "intervals": sorted(
            [data["type"], str(data.get("start") or ""), str(data.get("end") or "")]
            for _, _, data in edges
            if data.get("start") or data.get("end")
        ),
        "types": sorted(data["type"] for _, _, data in edges),
        "disputed": sum(1 for _, _, data in edges if data["disputed"]),
        "sources": sum(data["sources"] for _, _, data in edges),
    }


def nodelink(path):
    import networkx

    with open(path, encoding="utf-8") as file:
        graph = networkx.node_link_graph(json.load(file), edges="edges")
    return {
        "nodes": {key: data["name"] for key, data in graph.nodes(data=True)},
        "ends": sorted([a, data["type"], b] for a, b, data in graph.edges(data=True)),
        "keys": sorted(key for _, _, key in graph.edges(keys=True)),
    }


def igraph(path):
    import igraph

    graph = igraph.Graph.Read_GraphML(path)
    return {
        "nodes": {vertex["id"]: vertex["name"] for vertex in graph.vs},
        "ends": sorted([graph.vs[edge.source]["id"], edge["type"], graph.vs[edge.target]["id"]] for edge in graph.es),
        "directed": graph.is_directed(),
    }


def rdf(path, shapes):
    import pyshacl
    import rdflib

    graph = rdflib.Graph()
    graph.parse(path, format="json-ld" if path.endswith("jsonld") else "turtle")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    schema = rdflib.Namespace("https://schema.org/")
    names = {}
    for subject, name in graph.subject_objects(schema.name):
        names.setdefault(str(subject), []).append(str(name))
    last = lambda iri: unquote(str(iri).split("entente:")[1].split(":", 1)[1])
    dated = lambda term: "" if term is None else f"{term} {str(term.datatype).split('#')[1]}"
    edges = [
        [last(graph.value(edge, rdflib.RDF[part])) for part in ("subject", "predicate", "object")]
        + [dated(graph.value(edge, schema[end])) for end in ("startDate", "endDate")]
        for edge in set(graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement))
    ]
    count = lambda kind: len(set(graph.subjects(rdflib.RDF.type, kind)))
    return {
        "conforms": conforms,
        "report": "" if conforms else text[:2000],
        "names": names,
        "edges": sorted(edges),
        "statements": count(rdflib.RDF.Statement),
        "persons": count(schema.Person),
    }


def ftm(path):
    from followthemoney import model

    kinds, problems, names, dates = {}, [], {}, []
    entities = {}
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    for data in lines:
        raw = model.get_proxy(data, cleaned=False)
        entities[data["id"]] = raw
    for data in lines:
        proxy = entities[data["id"]]
        kinds[proxy.schema.name] = kinds.get(proxy.schema.name, 0) + 1
        names[data["id"]] = data["properties"].get("name", [])
        if proxy.schema.edge and proxy.schema.name != "Documentation":
            kept = model.get_proxy(data, cleaned=True)
            dates.append([data["id"]] + [",".join(kept.get(key)) for key in ("date", "startDate", "endDate")])
        # The library drops in silence what it does not take: so compare what it keeps with what was given.
        kept = model.get_proxy(data, cleaned=False)
        for key, values in data["properties"].items():
            prop = proxy.schema.get(key)
            if prop is None:
                problems.append([data["id"], key, "no such property"])
                continue
            for value in values:
                if prop.type.clean(value) is None:
                    problems.append([data["id"], key, value])
                if prop.range is not None:
                    other = entities.get(value)
                    if other is None or not other.schema.is_a(prop.range):
                        problems.append([data["id"], key, "range", value])
        for key in proxy.schema.required:
            if not kept.get(key, quiet=True):
                problems.append([data["id"], key, "required"])
    return {"kinds": kinds, "problems": problems, "names": names, "dates": sorted(dates), "distinct": len(entities), "lines": len(lines)}


if __name__ == "__main__":
    task, *rest = sys.argv[1:]
    json.dump(globals()[task](*rest), sys.stdout, ensure_ascii=False)
