"""What vendors' histories show, as changes of Tests/ComparisonTests/Documents/pets.yaml: several things at a time, as releases are."""

import copy

HISTORIES = []


def history(function):
    """Registers a release; its name is the function's, with blanks."""
    HISTORIES.append((function.__name__.replace("_", " "), function))
    return function


def apply(document):
    """The releases: names with documents."""
    for name, function in HISTORIES:
        changed = copy.deepcopy(document)
        function(changed)
        yield name, changed


def schemas(d):
    return d["components"]["schemas"]


def answer(d, path, method="get", status="200"):
    return d["paths"][path][method]["responses"][status]["content"]["application/json"]


@history
def a_schema_is_split_for_sending_and_reading(d):
    schemas(d)["OwnerInput"] = copy.deepcopy(schemas(d)["Owner"])
    schemas(d)["Owner"]["properties"]["id"] = {"type": "integer", "readOnly": True}
    schemas(d)["Owner"]["required"].append("id")
    d["paths"]["/owners/{ownerId}"]["put"]["requestBody"]["content"]["application/json"]["schema"]["$ref"] = "#/components/schemas/OwnerInput"


@history
def a_schema_is_renamed_everywhere(d):
    schemas(d)["Keeper"] = schemas(d).pop("Owner")
    answer(d, "/owners/{ownerId}")["schema"]["$ref"] = "#/components/schemas/Keeper"
    d["paths"]["/owners/{ownerId}"]["put"]["requestBody"]["content"]["application/json"]["schema"]["$ref"] = "#/components/schemas/Keeper"


@history
def a_property_becomes_a_union(d):
    schemas(d)["Pet"]["properties"]["nickname"] = {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


@history
def a_property_becomes_a_reference_to_one_of_several(d):
    schemas(d)["Pet"]["properties"]["chip"] = {"oneOf": [{"$ref": "#/components/schemas/Owner"}, {"$ref": "#/components/schemas/Export"}]}


@history
def an_enumeration_is_opened(d):
    schemas(d)["PetStatus"] = {"anyOf": [{"type": "string", "enum": ["available", "pending", "sold"]}, {"type": "string"}]}


@history
def a_text_is_closed_to_an_enumeration(d):
    schemas(d)["PetDraft"]["properties"]["nickname"] = {"type": "string", "enum": ["rex", "max"]}
    schemas(d)["Problem"]["properties"]["code"] = {"type": "string", "enum": ["missing", "refused"]}


@history
def a_parameter_is_required_in_a_header(d):
    d["paths"]["/pets"]["get"]["parameters"].append({"name": "X-Tenant", "in": "header", "required": True, "schema": {"type": "string"}})
    d["paths"]["/pets"]["post"]["parameters"] = [{"name": "X-Tenant", "in": "header", "required": True, "schema": {"type": "string"}}]


@history
def a_status_changes(d):
    responses = d["paths"]["/pets"]["post"]["responses"]
    responses["202"] = responses.pop("201")
    d["paths"]["/owners/{ownerId}"]["put"]["responses"] = {"200": {"description": "-", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Owner"}}}}}


@history
def an_answer_of_accepted_work_is_added(d):
    schemas(d)["Job"] = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}
    d["paths"]["/pets/export"]["get"]["responses"]["202"] = {"description": "-", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Job"}}}}


@history
def other_credentials_are_wanted(d):
    d["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    d["security"] = [{"bearer": []}]


@history
def a_call_needs_no_credentials(d):
    d["paths"]["/pets/export"]["get"]["security"] = []


@history
def defaults_are_added_and_changed(d):
    parameters = d["paths"]["/pets"]["get"]["parameters"]
    parameters[4]["schema"]["default"] = 1
    parameters[5]["schema"]["default"] = 20
    schemas(d)["PetDraft"]["properties"]["status"] = {"type": "string", "enum": ["available", "pending", "sold"], "default": "available"}


@history
def what_may_be_null_changes(d):
    schemas(d)["Pet"]["properties"]["age"]["type"] = ["integer", "null"]
    schemas(d)["Pet"]["properties"]["name"]["type"] = ["string", "null"]
    schemas(d)["PetDraft"]["properties"]["weight"]["type"] = ["integer", "null"]
    schemas(d)["PetPatch"]["properties"]["nickname"]["type"] = "string"


@history
def the_server_moves(d):
    d["servers"] = [{"url": "https://{region}.pets.example/v2", "description": "Regional", "variables": {"region": {"default": "eu", "enum": ["eu", "us"]}}},
                    {"url": "https://sandbox.pets.example/v2", "description": "Sandbox"}]


@history
def pages_become_a_cursor(d):
    operation = d["paths"]["/pets"]["get"]
    del operation["x-clientsmith-pagination"]
    operation["parameters"] = operation["parameters"][:4] + [{"name": "cursor", "in": "query", "schema": {"type": "string"}}, {"name": "limit", "in": "query", "schema": {"type": "integer"}}]
    schemas(d)["PetPage"]["properties"]["next_cursor"] = {"type": ["string", "null"]}


@history
def the_discriminator_is_another_property(d):
    schemas(d)["Animal"]["discriminator"] = {"propertyName": "type", "mapping": {"cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog"}}
    for name in ("Cat", "Dog"):
        schemas(d)[name]["properties"]["type"] = schemas(d)[name]["properties"].pop("kind")
        schemas(d)[name]["required"] = ["type"]


@history
def properties_become_read_only_and_write_only(d):
    schemas(d)["Owner"]["properties"]["email"]["readOnly"] = True
    schemas(d)["PetDraft"]["properties"]["weight"]["readOnly"] = True
    schemas(d)["Pet"]["properties"]["nickname"]["writeOnly"] = True


@history
def a_list_gets_an_envelope(d):
    answer(d, "/owners/{ownerId}")["schema"] = {"type": "object", "required": ["data"], "properties": {"data": {"$ref": "#/components/schemas/Owner"}}}


@history
def a_base_schema_is_drawn_out(d):
    schemas(d)["Named"] = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    owner = schemas(d)["Owner"]
    del owner["properties"]["name"]
    schemas(d)["Owner"] = {"allOf": [{"$ref": "#/components/schemas/Named"}, {"type": "object", "properties": owner["properties"]}]}


@history
def identifiers_become_numbers_of_64_bits(d):
    schemas(d)["Pet"]["properties"]["id"] = {"type": "integer", "format": "int64"}
    d["paths"]["/pets/{petId}"]["parameters"][0]["schema"] = {"type": "integer", "format": "int64"}


@history
def a_body_is_sent_as_a_form_with_files(d):
    d["paths"]["/pets"]["post"]["requestBody"]["content"] = {"multipart/form-data": {"schema": {"type": "object", "required": ["photo"], "properties": {"photo": {"type": "string", "format": "binary"}, "name": {"type": "string"}}}}}


@history
def a_parameter_moves_to_a_header(d):
    d["paths"]["/pets/export"]["get"]["parameters"][0].update({"name": "X-Format", "in": "header"})


@history
def a_map_takes_the_place_of_an_object(d):
    schemas(d)["Pet"]["properties"]["chip"] = {"type": "object", "additionalProperties": {"type": "string"}}


@history
def a_nested_object_is_described_apart(d):
    schemas(d)["Chip"] = schemas(d)["Pet"]["properties"]["chip"]
    schemas(d)["Pet"]["properties"]["chip"] = {"$ref": "#/components/schemas/Chip"}


@history
def everything_grows_at_once(d):
    """Nothing of it may break anybody."""
    d["paths"]["/pets"]["get"]["parameters"].append({"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["name", "age"]}})
    schemas(d)["Pet"]["properties"]["colour"] = {"type": "string"}
    schemas(d)["PetDraft"]["properties"]["colour"] = {"type": "string"}
    schemas(d)["PetStatus"]["enum"].append("lost")
    schemas(d)["Shelter"] = {"type": "object", "properties": {"name": {"type": "string"}, "pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}}}
    d["paths"]["/shelters"] = {"get": {"operationId": "getShelter", "tags": ["shelters"], "responses": {"200": {"description": "-", "headers": {"X-Total": {"schema": {"type": "integer"}}}, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Shelter"}}}}}}}
    d["servers"].append({"url": "https://sandbox.example.com/v1", "description": "Sandbox"})
